/**
 * Several seeds in one process: each an ordinary run in a directory of its own, trained side by side, and
 * one summary of all. Used by the command that trains; sits on the run directories.
 */
@NullMarked
package org.ntm4j.cli.seeds;

import org.jspecify.annotations.NullMarked;
