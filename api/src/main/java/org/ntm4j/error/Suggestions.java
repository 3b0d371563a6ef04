package org.ntm4j.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What the user may have meant. */
public final class Suggestions {
    private static final int LETTERS_PER_MISTAKE = 3;

    private Suggestions() {}

    /** The end of a message: the known name that was probably meant, and all names. */
    public static String among(String name, Collection<String> known) {
        String names = String.join(", ", known);
        return closest(name, known)
                .map(guess -> "; did you mean " + guess + "? Known: " + names)
                .orElse("; known: " + names);
    }

    /** The known name with the fewest mistakes, if they are few. */
    public static Optional<String> closest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= allowed(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    private static int allowed(String name, String candidate) {
        return Math.max(1, Math.min(name.length(), candidate.length()) / LETTERS_PER_MISTAKE);
    }

    /** Letters inserted, left out, replaced or swapped with their neighbour, whatever their case. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
        best = Math.min(best, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
