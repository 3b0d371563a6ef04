/**
 * Training: the settings of a run, the presets, and the loop from episodes to updates, reports and
 * checkpoints. Sits on tasks, models, optimisers, metrics and checkpoints; the command line sits on it.
 */
@NullMarked
package org.ntm4j.train;

import org.jspecify.annotations.NullMarked;
