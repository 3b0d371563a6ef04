/**
 * The runs that the dashboard shows: found below the folders it was given, and read as they grow. A run
 * is asked for by a name that is looked up in a table; no name from outside becomes a path.
 */
@NullMarked
package org.ntm4j.serve.runs;

import org.jspecify.annotations.NullMarked;
