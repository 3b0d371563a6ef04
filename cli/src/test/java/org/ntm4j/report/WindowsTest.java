package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ntm4j.cli.run.RunHistory.Window;

class WindowsTest {
    private static List<Window> ramp(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(i -> new Window(100 * i, i, 2 * i, 0.5))
                .toList();
    }

    @Test
    void fewWindowsStayAsTheyAre() {
        assertThat(Windows.thinned(ramp(4), 4)).isEqualTo(ramp(4));
    }

    @Test
    void manyWindowsBecomeMeansOfNeighbours() {
        assertThat(Windows.thinned(ramp(5), 3))
                .containsExactly(
                        new Window(200, 1.5, 3, 0.5),
                        new Window(400, 3.5, 7, 0.5),
                        new Window(500, 5, 10, 0.5));
    }

    @Test
    void betweenWindowsACurveIsLinearAndOutsideThereIsNone() {
        List<Window> windows = ramp(2);
        assertThat(Windows.at(windows, 150, Window::costBits)).hasValue(1.5);
        assertThat(Windows.at(windows, 200, Window::costBits)).hasValue(2);
        assertThat(Windows.at(windows, 50, Window::costBits)).isEmpty();
        assertThat(Windows.at(windows, 201, Window::costBits)).isEmpty();
    }
}
