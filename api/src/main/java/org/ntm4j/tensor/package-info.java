/** Shapes and host-side tensors: the vocabulary that every other package speaks. Depends on nothing. */
@NullMarked
package org.ntm4j.tensor;

import org.jspecify.annotations.NullMarked;
