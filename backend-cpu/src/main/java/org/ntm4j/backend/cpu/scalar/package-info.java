/**
 * The loops of the fused kernels in plain Java: what runs where the Vector API is not enabled, and
 * the readable counterpart of the vector loops.
 */
@NullMarked
package org.ntm4j.backend.cpu.scalar;

import org.jspecify.annotations.NullMarked;
