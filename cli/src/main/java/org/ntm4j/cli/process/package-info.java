/**
 * This process: what it was built from, what it runs on, how it was called and how it is
 * interrupted.
 */
@NullMarked
package org.ntm4j.cli.process;

import org.jspecify.annotations.NullMarked;
