package org.ntm4j.gradcheck;

/**
 * Two backends that are compared.
 *
 * @param expected the name of the one that the other is measured against
 * @param actual the name of the other
 */
public record Pair(String expected, String actual) {
    @Override
    public String toString() {
        return actual + " against " + expected;
    }
}
