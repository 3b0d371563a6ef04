package org.ntm4j.tensor;

/**
 * What addressing keeps for its backward pass and for inspection: the planes of a
 * tensor {@code [B, heads, COUNT, N]}.
 */
public final class AddressingPlanes {
    /** Cosine similarity of the key and each row of the memory (equation 6). */
    public static final int SIMILARITY = 0;

    /** Content weighting (equation 5). */
    public static final int CONTENT = 1;

    /** Interpolated weighting (equation 7). */
    public static final int INTERPOLATED = 2;

    /** Shifted weighting (equation 8), before sharpening. */
    public static final int SHIFTED = 3;

    /** {@code ln(shifted + SHARPENING_EPSILON)}, kept because a logarithm costs more than a load. */
    public static final int LOG_SHIFTED = 4;

    /** The number of planes. */
    public static final int COUNT = 5;

    private AddressingPlanes() {}
}
