package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algorithm of the paper's Figure 6, on a model that learned it. */
class CopyAlgorithmTest {
    /** Location after location; the circle of locations is closed. */
    private static int moved(HeadRecording head, int t) {
        int n = head.weighting()[0].length;
        int by = Math.floorMod(head.location(t) - head.location(t - 1), n);
        return by > n / 2 ? by - n : by;
    }

    @ParameterizedTest
    @CsvSource({"20, 7", "20, 8", "12, 1", "30, 3"})
    void readsGoToTheFirstWriteAndFollowTheWrites(int length, long seed) {
        EpisodeRecording recording = CopyRun.record(length, seed);
        HeadRecording write = recording.writeHeads().get(0);
        HeadRecording read = recording.readHeads().get(0);
        assertThat(recording.wrongBits()).isZero();
        int direction = moved(write, 2);
        assertThat(Math.abs(direction)).isEqualTo(1);
        int end = length + 1;
        for (int k = 1; k <= length; k++) {
            if (k > 1) {
                assertThat(moved(write, k)).as("write at step %d", k).isEqualTo(direction);
                assertThat(moved(read, end + k - 1)).isEqualTo(direction);
            }
            assertThat(read.location(end + k - 1))
                    .as("what was written at step %d", k)
                    .isEqualTo(write.location(k));
            assertThat(write.weight(k)).isGreaterThan(0.9f);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 7", "3, 2"})
    void theWritesExplainWhatTheMemoryHoldsInTheEnd(int length, long seed) {
        EpisodeRecording recording = CopyRun.record(length, seed);
        float[][] explained = recording.memoryAfter(recording.steps());
        float[][] seen = recording.memory().orElseThrow().after();
        for (int i = 0; i < seen.length; i++) {
            assertThat(explained[i]).containsExactly(seen[i], Offset.offset(1e-4f));
        }
        assertThat(recording.memoryAfter(0))
                .isDeepEqualTo(recording.memory().orElseThrow().before());
    }
}
