/**
 * The fused kernels in two halves. {@link org.ntm4j.backend.cpu.kernel.CpuKernels} and its helpers
 * know shapes, heads and the mathematics of the paper, and exist once. The loops that do the work
 * on float arrays stand behind the {@code …Loops} interfaces and exist twice: as plain Java and
 * with the Vector API.
 */
@NullMarked
package org.ntm4j.backend.cpu.kernel;

import org.jspecify.annotations.NullMarked;
