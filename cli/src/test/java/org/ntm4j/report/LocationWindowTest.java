package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.HeadGroup;

class LocationWindowTest {
    private static HeadRecording pointingAt(int n, int... locations) {
        float[][] weighting = new float[locations.length][n];
        for (int t = 0; t < locations.length; t++) {
            weighting[t][locations[t]] = 1;
        }
        float[][] none = new float[0][];
        float[] no = new float[0];
        return new HeadRecording(
                HeadGroup.READ, 1, weighting, none, no, no, none, no, none, none, none);
    }

    @Test
    void aWindowHasTheLocationsInUseAndAMargin() {
        assertThat(LocationWindow.of(List.of(pointingAt(40, 10, 12))))
                .isEqualTo(new LocationWindow(8, 7, 40));
    }

    @Test
    void aWindowGoesOnFromTheLastLocationToTheFirst() {
        LocationWindow window = LocationWindow.of(List.of(pointingAt(40, 39, 1)));
        assertThat(window).isEqualTo(new LocationWindow(37, 7, 40));
        assertThat(window.location(3)).isZero();
        assertThat(window.columns(new float[][] {new float[40]})).hasDimensions(1, 7);
    }

    @Test
    void aHeadThatIsSpreadOverManyLocationsUsesThemAll() {
        HeadRecording head = pointingAt(40, 10);
        Arrays.fill(head.weighting()[0], 1f / 40);
        assertThat(LocationWindow.of(List.of(head)).isPart()).isFalse();
    }

    @Test
    void allLocationsAreShownIfMostAreInUse() {
        assertThat(LocationWindow.of(List.of(pointingAt(8, 0, 4))).isPart()).isFalse();
    }
}
