/**
 * What the tasks have in common: settings, and batches of sequences to be filled. First in the flow: a
 * task draws the episodes that everything after it reads. Each task has a package of its own below this
 * one.
 */
@NullMarked
package org.ntm4j.task;

import org.jspecify.annotations.NullMarked;
