/** The priority sort of the paper's section 4.5: say the most important vectors, the first first. */
@NullMarked
package org.ntm4j.task.sort;

import org.jspecify.annotations.NullMarked;
