/**
 * What another program reads: JSON texts.
 */
@NullMarked
package org.ntm4j.cli.json;

import org.jspecify.annotations.NullMarked;
