/**
 * The elementwise primitives, reductions and copies over strided views. The models' hot path calls
 * only copies and fills from here; the rest serves the composed kernels and new operations.
 */
@NullMarked
package org.ntm4j.backend.cpu.primitive;

import org.jspecify.annotations.NullMarked;
