/** The associative recall task of the paper's section 4.3: shown an item, say the one after it. */
@NullMarked
package org.ntm4j.task.recall;

import org.jspecify.annotations.NullMarked;
