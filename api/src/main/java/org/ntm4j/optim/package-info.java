/** Optimisers: gradients to parameter changes, with their state open to checkpoints. */
@NullMarked
package org.ntm4j.optim;

import org.jspecify.annotations.NullMarked;
