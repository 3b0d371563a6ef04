/**
 * Gradient checks of one backend against another: the same parameters, the same episodes, the loss of
 * each sequence and the gradient of each parameter. Beside training in the flow; the command line shows
 * what is found here.
 */
@NullMarked
package org.ntm4j.gradcheck;

import org.jspecify.annotations.NullMarked;
