/** How long it takes to learn a task, from the start of the process on. */
@NullMarked
package org.ntm4j.bench.solve;

import org.jspecify.annotations.NullMarked;
