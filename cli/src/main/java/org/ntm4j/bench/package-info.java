/** What {@code ntm bench} found: the machine and all figures, as a file that can be compared with another. */
@NullMarked
package org.ntm4j.bench;

import org.jspecify.annotations.NullMarked;
