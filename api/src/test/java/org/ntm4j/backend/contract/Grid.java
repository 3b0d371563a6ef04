package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;

/** Few combinations of choices in which every pair of values occurs together. */
final class Grid {
    private final int[][] choices;
    private final boolean[][][][] covered;

    private Grid(int[][] choices) {
        this.choices = choices;
        int n = choices.length;
        covered = new boolean[n][n][][];
        for (int first = 0; first < n; first++) {
            for (int second = 0; second < n; second++) {
                covered[first][second] = new boolean[choices[first].length][choices[second].length];
            }
        }
    }

    /**
     * Combinations of one value of each choice, the same every time.
     *
     * @param choices two or more
     */
    static List<int[]> pairs(int[]... choices) {
        return new Grid(choices).build();
    }

    private List<int[]> build() {
        List<int[]> combinations = new ArrayList<>();
        for (int first = 0; first < choices.length; first++) {
            for (int second = first + 1; second < choices.length; second++) {
                for (int i = 0; i < choices[first].length; i++) {
                    for (int j = 0; j < choices[second].length; j++) {
                        if (!covered[first][second][i][j]) {
                            combinations.add(values(complete(first, i, second, j)));
                        }
                    }
                }
            }
        }
        return combinations;
    }

    /** Indices with two given, the others chosen so that many new pairs are covered. */
    private int[] complete(int first, int i, int second, int j) {
        int[] indices = new int[choices.length];
        boolean[] set = new boolean[choices.length];
        indices[first] = i;
        indices[second] = j;
        set[first] = true;
        set[second] = true;
        for (int choice = 0; choice < choices.length; choice++) {
            if (!set[choice]) {
                indices[choice] = best(choice, indices, set);
                set[choice] = true;
            }
        }
        cover(indices);
        return indices;
    }

    private int best(int choice, int[] indices, boolean[] set) {
        int best = 0;
        int most = -1;
        for (int candidate = 0; candidate < choices[choice].length; candidate++) {
            int gained = 0;
            for (int other = 0; other < choices.length; other++) {
                gained += set[other] && !covered[choice][other][candidate][indices[other]] ? 1 : 0;
            }
            if (gained > most) {
                most = gained;
                best = candidate;
            }
        }
        return best;
    }

    private void cover(int[] indices) {
        for (int a = 0; a < indices.length; a++) {
            for (int b = 0; b < indices.length; b++) {
                covered[a][b][indices[a]][indices[b]] = true;
            }
        }
    }

    private int[] values(int[] indices) {
        int[] values = new int[indices.length];
        for (int choice = 0; choice < values.length; choice++) {
            values[choice] = choices[choice][indices[choice]];
        }
        return values;
    }
}
