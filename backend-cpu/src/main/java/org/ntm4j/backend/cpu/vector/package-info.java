/**
 * The loops of the fused kernels and the matrix product with the Vector API: one method, one loop.
 * Methods of this package must not be inlined into their callers: a compiled method that holds
 * several of these loops puts vectors on the heap, and training is a third slower. The program's
 * launcher says so to the JVM: {@code
 * -XX:CompileCommand=dontinline,org.ntm4j.backend.cpu.vector.*::*}.
 *
 * <p>Needs the module {@code jdk.incubator.vector}; reached by reflection through {@code
 * VectorFactory} only. Where the number of locations is not a multiple of the vector's length, the
 * rest is done one by one.
 */
@NullMarked
package org.ntm4j.backend.cpu.vector;

import org.jspecify.annotations.NullMarked;
