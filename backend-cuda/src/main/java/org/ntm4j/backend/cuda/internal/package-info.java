/**
 * The CUDA backend at work, from below: a context and a stream ({@link
 * org.ntm4j.backend.cuda.internal.DeviceContext}), memory, transfers, kernels and their launches, and the
 * primitives. It is opened by the provider in {@code org.ntm4j.backend.cuda}, once JCuda's libraries are
 * loaded.
 */
@NullMarked
package org.ntm4j.backend.cuda.internal;

import org.jspecify.annotations.NullMarked;
