/**
 * The backend to read: the primitives and the paper's equations as plain loops over doubles.
 *
 * <p>Every fast path is compared with it, and gradient checks run on it. It is also the smallest example
 * of a complete backend. {@link org.ntm4j.backend.reference.ReferenceBackend} has the primitives, {@link
 * org.ntm4j.backend.reference.ReferenceKernels} leads to the equations, one class a concept.
 */
@NullMarked
package org.ntm4j.backend.reference;

import org.jspecify.annotations.NullMarked;
