package org.ntm4j.nn;

import org.ntm4j.autodiff.Var;

/**
 * A trained tensor.
 *
 * @param spec name, shape and initialiser
 * @param var value and gradient, on the backend
 */
public record Parameter(ParameterSpec spec, Var var) {
    /** The name. */
    public String name() {
        return spec.name();
    }
}
