/**
 * How many floating-point operations a training step asks for, counted from the shapes that its kernels are called
 * with. Nothing is computed.
 */
@NullMarked
package org.ntm4j.bench.operations;

import org.jspecify.annotations.NullMarked;
