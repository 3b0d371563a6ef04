/**
 * The directory of a run: what is in it, who may write it, and how it is written so that there is
 * never half a file; and what is done in it: training, going on, evaluating. Used by the commands that
 * train and evaluate.
 */
@NullMarked
package org.ntm4j.cli.run;

import org.jspecify.annotations.NullMarked;
