package org.ntm4j.gradcheck;

/**
 * Two backends that could not be compared.
 *
 * @param pair the two
 * @param reason why, on one line
 */
public record SkippedPair(Pair pair, String reason) {}
