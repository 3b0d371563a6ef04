/**
 * Backends from jars that are not on the class path. Between the program's arguments and the registry of
 * backends in the flow.
 */
@NullMarked
package org.ntm4j.cli.plugin;

import org.jspecify.annotations.NullMarked;
