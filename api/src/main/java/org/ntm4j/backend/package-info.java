/**
 * The backend SPI: what a piece of hardware has to offer so that every model and task runs on it.
 *
 * <p>Two tiers. {@link org.ntm4j.backend.TensorBackend} holds the few primitives that a backend must
 * implement; {@link org.ntm4j.backend.FusedKernels} the coarse kernels of the hot path, each of which
 * has a default composed of the primitives ({@link org.ntm4j.backend.ComposedKernels}). Shape
 * checks and differentiation live above, in {@code org.ntm4j.autodiff}.
 */
@NullMarked
package org.ntm4j.backend;

import org.jspecify.annotations.NullMarked;
