package org.ntm4j.serve.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.task.TaskConfig;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.recall.RecallConfig;
import org.ntm4j.train.Presets;

class PuzzleKindTest {
    private static final int EPISODES = 50;

    private static PuzzleKind kind(TaskConfig config) {
        return PuzzleKind.of(config).orElseThrow();
    }

    /** An episode of the task, taken apart and posed again, is the same. */
    private static void assertPosesWhatTheTaskDraws(TaskConfig config) {
        PuzzleKind kind = kind(config);
        SeededRandom random = SeededRandom.of(5, Purpose.EVALUATION);
        try (Task task = config.create()) {
            for (int i = 0; i < EPISODES; i++) {
                Posed drawn = Posed.of(task.sample(random, 1));
                Puzzle puzzle = kind.read(drawn);
                kind.form().require(puzzle);
                Posed posed = kind.pose(throughJson(puzzle));
                assertThat(posed.inputs()).isDeepEqualTo(drawn.inputs());
                assertThat(posed.targets()).isDeepEqualTo(drawn.targets());
                assertThat(posed.mask()).containsExactly(drawn.mask());
            }
        }
    }

    /** As it goes to the page and comes back. */
    private static Puzzle throughJson(Puzzle puzzle) {
        try {
            return Puzzle.read(JsonObject.parse(Json.line(puzzle::write)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"copy", "repeat-copy", "associative-recall", "n-grams", "priority-sort"})
    void aPuzzlePosesWhatTheTaskDraws(String task) {
        assertPosesWhatTheTaskDraws(Presets.get("fast", task, "ntm-ff", 1).task());
    }

    @Test
    void soItDoesWithAnEndMarkerAndOtherSizes() {
        assertPosesWhatTheTaskDraws(new CopyConfig(1, 5, 3, true));
        assertPosesWhatTheTaskDraws(new RecallConfig(2, 4, 1, 4));
    }

    private static void assertRefused(String puzzle, String message) {
        PuzzleKind copy = kind(new CopyConfig(1, 20, 2, false));
        assertThatThrownBy(() -> copy.form().require(Puzzle.read(JsonObject.parse(puzzle))))
                .isInstanceOf(NtmException.class)
                .hasMessage(message);
    }

    @Test
    void whatNobodyCouldHaveDrawnIsRefused() {
        assertRefused("{}", "rows: must be a list of at most 4000 lists of numbers");
        assertRefused("{\"rows\": []}", "rows: must be of 1 to 120 vectors, got 0");
        assertRefused("{\"rows\": [1]}", "rows[0]: must be a list of at most 300 numbers");
        assertRefused("{\"rows\": [[1, 0, 1]]}", "rows[0]: must have 2 numbers, got 3");
        assertRefused("{\"rows\": [[1, 0.5]]}", "rows[0][1]: must be 0 or 1, got 0.5");
        assertRefused("{\"rows\": [[1, \"a\"]]}", "rows[0][1]: must be a number");
        assertRefused(
                "{\"rows\": [[1, 0]], \"number\": -1}",
                "number: must be between 0 and 4000, got -1");
    }

    @Test
    void theItemAskedForHasOneAfterIt() {
        PuzzleKind recall = kind(new RecallConfig(2, 4, 1, 2));
        float[][] items = {{0, 0}, {0, 1}, {1, 0}};
        recall.form().require(new Puzzle(items, 1));
        assertThatThrownBy(() -> recall.form().require(new Puzzle(items, 2)))
                .hasMessage("item asked for: must be between 0 and 1, got 2");
    }

    @Test
    void prioritiesAreBounded() {
        PuzzleKind sort = kind(Presets.get("fast", "priority-sort", "ntm-ff", 1).task());
        float[] row = new float[9];
        row[8] = Float.NaN;
        assertThatThrownBy(() -> sort.form().require(new Puzzle(new float[][] {row}, 0)))
                .hasMessage("rows[0][8]: must be between -1 and 1, got NaN");
    }
}
