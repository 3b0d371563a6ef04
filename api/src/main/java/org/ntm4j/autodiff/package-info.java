/**
 * Reverse-mode differentiation over the coarse kernels of a backend: a {@link
 * org.ntm4j.autodiff.Tape} of nodes, one for each kernel call, and the {@link
 * org.ntm4j.autodiff.Ops} that write to it.
 *
 * <p>Everything that an episode needs is kept for the next one: from the second episode of a size on,
 * nothing is allocated.
 */
@NullMarked
package org.ntm4j.autodiff;

import org.jspecify.annotations.NullMarked;
