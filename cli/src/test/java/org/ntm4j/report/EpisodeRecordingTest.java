package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ntm4j.cli.json.JsonObject;

class EpisodeRecordingTest {
    private static final EpisodeRecording RECORDING = CopyRun.record(5, 7);

    @Test
    void everythingHasAsManyStepsAsTheEpisode() {
        assertThat(RECORDING.steps()).isEqualTo(12);
        assertThat(RECORDING.heads()).hasSize(2);
        for (HeadRecording head : RECORDING.heads()) {
            assertThat(head.weighting()).hasDimensions(12, 128);
            assertThat(head.key()).hasDimensions(12, 20);
            assertThat(head.shift()).hasDimensions(12, 3);
            assertThat(head.gate()).hasSize(12);
            assertThat(head.writes() ? head.add() : head.read()).hasDimensions(12, 20);
        }
    }

    @Test
    void weightsAreSharesAndSharpeningIsAtLeastOne() {
        for (HeadRecording head : RECORDING.heads()) {
            for (int t = 0; t < RECORDING.steps(); t++) {
                double sum = 0;
                for (float weight : head.weighting()[t]) {
                    sum += weight;
                }
                assertThat(sum).isCloseTo(1, within(1e-4));
                assertThat(head.gate()[t]).isBetween(0f, 1f);
                assertThat(head.sharpening()[t]).isGreaterThanOrEqualTo(1);
                assertThat(head.keyStrength()[t]).isPositive();
            }
        }
    }

    @Test
    void errorsAndAnswersAreZeroWhereNoneIsDue() {
        assertThat(RECORDING.isScored(6)).isFalse();
        assertThat(RECORDING.answers()[6]).containsOnly(0);
        assertThat(RECORDING.errors()[6]).containsOnly(0);
        assertThat(RECORDING.isScored(7)).isTrue();
        assertThat(RECORDING.answers()[7]).isEqualTo(RECORDING.outputs()[7]);
    }

    @Test
    void theNumbersAreThereAsJson() throws IOException {
        JsonObject json = JsonObject.parse(EpisodeJson.of(RECORDING));
        assertThat(json.wholeNumber("steps")).hasValue(12);
        assertThat(json.text("task")).hasValue("copy");
        assertThat(json.objects("heads")).hasSize(2);
        assertThat(json.objects("heads").get(0).fields())
                .containsKeys(
                        "weighting",
                        "key",
                        "keyStrength",
                        "interpolationGate",
                        "shiftWeighting",
                        "sharpening",
                        "erase",
                        "add");
        assertThat(json.object("memory").orElseThrow().fields()).containsKeys("before", "after");
    }
}
