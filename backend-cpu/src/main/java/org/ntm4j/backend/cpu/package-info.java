/**
 * The CPU backend: storages are Java arrays, kernels are plain Java or, where the Vector API is
 * enabled, SIMD. Found by {@link java.util.ServiceLoader} through {@link
 * org.ntm4j.backend.cpu.CpuBackendProvider}.
 *
 * <p>The classes of {@code org.ntm4j.backend.cpu.vector} and {@code .simd} need the module {@code
 * jdk.incubator.vector}, are compiled apart from the rest and reached by reflection only.
 */
@NullMarked
package org.ntm4j.backend.cpu;

import org.jspecify.annotations.NullMarked;
