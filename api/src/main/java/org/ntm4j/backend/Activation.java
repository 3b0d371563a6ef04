package org.ntm4j.backend;

/** Squashing functions whose derivative can be had from their value. */
public enum Activation {
    /** {@code y = tanh(x)}, {@code y' = 1 − y²}. */
    TANH,
    /** {@code y = 1 / (1 + e^-x)}, {@code y' = y (1 − y)}. */
    SIGMOID
}
