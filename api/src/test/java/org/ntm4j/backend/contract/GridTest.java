package org.ntm4j.backend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final int[][] CHOICES = {
        {1, 3, 7}, {1, 2, 5, 13, 32, 33, 128}, {1, 7, 20}, {0, 1}
    };

    @Test
    void everyPairOfValuesOccursTogether() {
        List<int[]> combinations = Grid.pairs(CHOICES);
        for (int first = 0; first < CHOICES.length; first++) {
            for (int second = first + 1; second < CHOICES.length; second++) {
                for (int a : CHOICES[first]) {
                    for (int b : CHOICES[second]) {
                        int i = first;
                        int j = second;
                        assertThat(combinations).anyMatch(c -> c[i] == a && c[j] == b);
                    }
                }
            }
        }
    }

    @Test
    void combinationsAreFew() {
        assertThat(Grid.pairs(CHOICES)).hasSizeBetween(21, 30);
    }
}
