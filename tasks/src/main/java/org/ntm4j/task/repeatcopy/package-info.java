/** The repeat copy task of the paper's section 4.2: say a sequence as often as asked, then stop. */
@NullMarked
package org.ntm4j.task.repeatcopy;

import org.jspecify.annotations.NullMarked;
