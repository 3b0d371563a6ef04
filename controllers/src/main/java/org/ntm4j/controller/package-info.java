/** Controllers (paper, section 3.4): feedforward, and stacked LSTM, which is also the baseline's body. */
@NullMarked
package org.ntm4j.controller;

import org.jspecify.annotations.NullMarked;
