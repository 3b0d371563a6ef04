/** How the time of a training step grows with sequences, memory, batch and heads, beside its operations. */
@NullMarked
package org.ntm4j.bench.growth;

import org.jspecify.annotations.NullMarked;
