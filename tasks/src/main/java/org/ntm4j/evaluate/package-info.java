/**
 * Evaluation: a trained model on fresh episodes of the kinds that a task generalises to. Reads models
 * and tasks, knows nothing of training.
 */
@NullMarked
package org.ntm4j.evaluate;

import org.jspecify.annotations.NullMarked;
