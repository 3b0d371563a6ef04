package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    /** Where a recording does not follow the algorithm, in words. */
    private static List<String> departures(EpisodeRecording recording, int length) {
        HeadRecording write = recording.writeHeads().get(0);
        HeadRecording read = recording.readHeads().get(0);
        List<String> departures = new ArrayList<>();
        int direction = moved(write, 2);
        int end = length + 1;
        require(departures, recording.wrongBits() == 0, "an answer", 0);
        require(departures, Math.abs(direction) == 1, "the direction", 2);
        for (int k = 1; k <= length; k++) {
            if (k > 1) {
                require(departures, moved(write, k) == direction, "a step of the writes", k);
                require(
                        departures,
                        moved(read, end + k - 1) == direction,
                        "a step of the reads",
                        k);
            }
            boolean follows = read.location(end + k - 1) == write.location(k);
            require(departures, follows, "the place of a read", k);
            require(departures, write.weight(k) > 0.9f, "the weight of a write", k);
        }
        return departures;
    }

    private static void require(List<String> departures, boolean holds, String what, int k) {
        if (!holds) {
            departures.add(what + " at step " + k);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 7", "20, 8", "12, 1", "30, 3"})
    void readsGoToTheFirstWriteAndFollowTheWrites(int length, long seed) {
        assertThat(departures(CopyRun.record(length, seed), length)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 7", "12, 1"})
    void aMachineThatHasLearnedNothingDoesNot(int length, long seed) {
        List<String> departures = departures(CopyRun.recordUntrained(length, seed), length);
        assertThat(departures)
                .hasSizeGreaterThan(2 * length)
                .contains("an answer at step 0", "the weight of a write at step 3");
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
