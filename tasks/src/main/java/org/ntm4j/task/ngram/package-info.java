/**
 * The dynamic N-grams of the paper's section 4.4: predict the bits of a source that is new in each
 * sequence, and the estimator that none can beat.
 */
@NullMarked
package org.ntm4j.task.ngram;

import org.jspecify.annotations.NullMarked;
