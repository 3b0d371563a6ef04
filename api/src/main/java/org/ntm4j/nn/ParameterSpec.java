package org.ntm4j.nn;

import org.ntm4j.tensor.Shape;

/**
 * A parameter before it has memory.
 *
 * @param name unique in its model, parts separated by dots, for example {@code heads.weight}
 * @param shape rank 1 or 2
 * @param initializer how it starts
 * @param trained whether it has a gradient; one that has none stays as it started
 */
public record ParameterSpec(String name, Shape shape, Initializer initializer, boolean trained) {
    /** A trained parameter. */
    public ParameterSpec(String name, Shape shape, Initializer initializer) {
        this(name, shape, initializer, true);
    }
}
