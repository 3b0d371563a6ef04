package org.ntm4j.backend;

/** Elementwise functions of one argument. NaN in, NaN out, for each of them. */
public enum UnaryOp {
    /** {@code -x}. */
    NEGATE,
    /** {@code e^x}. */
    EXP,
    /** Natural logarithm; −∞ at 0, NaN below. */
    LOG,
    /** Square root; NaN below 0. */
    SQRT,
    /** {@code x·x}. */
    SQUARE,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code ln(1 + e^x)}, without overflow: {@code max(x, 0) + ln(1 + e^-|x|)}. */
    SOFTPLUS
}
