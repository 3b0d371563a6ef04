package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ntm4j.report.plot.HeadPictures;
import org.ntm4j.report.plot.Picture;
import org.ntm4j.tensor.HeadGroup;

class PriorityFitTest {
    private static final int N = 32;
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final float[] PRIORITIES = {0.5f, -1, 1, 0, -0.5f, 0.25f};

    /** An episode of items with one bit each; the head writes where it is told for a priority. */
    private static EpisodeRecording episode(String task, DoubleToIntFunction location) {
        int items = PRIORITIES.length;
        float[][] inputs = new float[2 * items + 1][3];
        float[][] weighting = new float[inputs.length][N];
        float[] mask = new float[inputs.length];
        for (int t = 0; t < items; t++) {
            inputs[t][1] = PRIORITIES[t];
            weighting[t][Math.floorMod(location.applyAsInt(PRIORITIES[t]), N)] = 1;
            weighting[items + 1 + t][t] = 1;
            mask[items + 1 + t] = 1;
        }
        inputs[items][2] = 1;
        float[][] vectors = new float[inputs.length][4];
        float[] numbers = new float[inputs.length];
        float[][] shift = new float[inputs.length][3];
        float[][] none = new float[0][];
        HeadRecording write =
                new HeadRecording(
                        HeadGroup.WRITE,
                        1,
                        weighting,
                        vectors,
                        numbers,
                        numbers,
                        shift,
                        numbers,
                        vectors,
                        vectors,
                        none);
        HeadRecording read =
                new HeadRecording(
                        HeadGroup.READ,
                        1,
                        weighting,
                        vectors,
                        numbers,
                        numbers,
                        shift,
                        numbers,
                        none,
                        none,
                        vectors);
        float[][] answers = new float[inputs.length][1];
        return new EpisodeRecording(
                new Origin("run", task, "ntm-ff", 1, "best", 100, 7),
                inputs,
                answers,
                mask,
                answers,
                0,
                0,
                List.of(write, read),
                Optional.of(new MemoryRecording(new float[N][4], new float[N][4])));
    }

    private static PriorityFit fit(DoubleToIntFunction location) {
        return PriorityFit.of(episode("priority-sort", location)).get(0);
    }

    @Test
    void aLineIsFoundAsItIs() {
        PriorityFit fit = fit(priority -> (int) (16 - 8 * priority));
        assertThat(fit.slope()).isCloseTo(-8, CLOSE);
        assertThat(fit.intercept()).isCloseTo(16, CLOSE);
        assertThat(fit.determination()).isCloseTo(1, CLOSE);
        assertThat(fit.text()).isEqualTo("location 16.0 − 8.0 × priority, R² 1.00");
    }

    @Test
    void aLineMayGoOnFromTheLastLocationToTheFirst() {
        PriorityFit fit = fit(priority -> (int) (30 + 8 * priority));
        assertThat(fit.slope()).isCloseTo(8, CLOSE);
        assertThat(fit.intercept()).isCloseTo(30, CLOSE);
        assertThat(fit.determination()).isCloseTo(1, CLOSE);
        assertThat(fit.location(new PriorityFit.Item(0, 1))).isCloseTo(6, CLOSE);
    }

    @Test
    void whatDoesNotFollowThePriorityIsNotExplainedByIt() {
        assertThat(fit(priority -> (int) (24 * priority * priority)).determination())
                .isLessThan(0.5);
        assertThat(fit(priority -> 5).determination()).isZero();
        assertThat(fit(priority -> 5).slope()).isZero();
    }

    @Test
    void itemsAreInOrderOfTheirPriority() {
        assertThat(fit(priority -> 5).items())
                .extracting(PriorityFit.Item::step)
                .containsExactly(2, 0, 5, 3, 4, 1);
    }

    @Test
    void sortHasAPictureOfItAndOtherTasksHaveNone() {
        DoubleToIntFunction location = priority -> (int) (16 - 8 * priority);
        List<Picture> pictures = new HeadPictures(episode("priority-sort", location)).all();
        assertThat(pictures).extracting(Picture::name).contains("priorities");
        Picture picture = pictures.get(pictures.size() - 1);
        assertThat(picture.svg()).contains("R² 1.00");
        assertThat(EpisodeJson.of(episode("priority-sort", location)))
                .contains("\"priorityFits\":[{\"writeHead\":1,");
        assertThat(PriorityFit.of(episode("copy", location))).isEmpty();
        assertThat(EpisodeJson.of(episode("copy", location))).doesNotContain("priorityFits");
    }
}
