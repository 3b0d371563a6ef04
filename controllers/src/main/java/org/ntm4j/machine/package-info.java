/** The three models of the paper: NTM with either controller, and the stacked LSTM baseline. */
@NullMarked
package org.ntm4j.machine;

import org.jspecify.annotations.NullMarked;
