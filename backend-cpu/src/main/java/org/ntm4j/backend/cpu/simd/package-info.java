/**
 * Small pieces of the vector kernels: loads, sums over lanes, exponentials. They are made to be
 * inlined into the loops of {@code org.ntm4j.backend.cpu.vector}, which themselves are not. Needs the
 * module {@code jdk.incubator.vector}.
 */
@NullMarked
package org.ntm4j.backend.cpu.simd;

import org.jspecify.annotations.NullMarked;
