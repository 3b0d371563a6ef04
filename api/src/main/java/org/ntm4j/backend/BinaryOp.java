package org.ntm4j.backend;

/** Elementwise functions of two arguments. NaN in either, NaN out, for each but {@link #GREATER}. */
public enum BinaryOp {
    /** {@code a + b}. */
    ADD,
    /** {@code a − b}. */
    SUBTRACT,
    /** {@code a · b}. */
    MULTIPLY,
    /** {@code a / b}, by IEEE 754 at 0. */
    DIVIDE,
    /** The larger; NaN if either is NaN. */
    MAXIMUM,
    /** The smaller; NaN if either is NaN. */
    MINIMUM,
    /** 1 where {@code a > b}, else 0; a NaN is neither greater nor less, which is how it is found. */
    GREATER
}
