/**
 * Shapes, host-side tensors and the layout of head parameters: the vocabulary that every other package
 * speaks. Depends on nothing.
 */
@NullMarked
package org.ntm4j.tensor;

import org.jspecify.annotations.NullMarked;
