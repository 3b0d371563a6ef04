/**
 * What a person sees: streams, colours, tables, numbers and the progress of a run. Knows nothing of
 * commands.
 */
@NullMarked
package org.ntm4j.cli.console;

import org.jspecify.annotations.NullMarked;
