/** The copy task of the paper's section 4.1: repeat a sequence of random bit vectors. */
@NullMarked
package org.ntm4j.task.copy;

import org.jspecify.annotations.NullMarked;
