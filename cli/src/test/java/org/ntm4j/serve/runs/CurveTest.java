package org.ntm4j.serve.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.MetricsLine;
import org.ntm4j.cli.run.RunHistory.Window;

class CurveTest {
    private static Curve curve(double... costs) {
        Curve curve = new Curve();
        for (int i = 0; i < costs.length; i++) {
            curve.add(
                    new MetricsLine(
                            new Window(100L * (i + 1), costs[i], costs[i], 0), 2.0 * (i + 1)));
        }
        return curve;
    }

    private static String json(Curve curve, int from, int most) {
        return Json.line(json -> curve.write(from, most, json));
    }

    @Test
    void numbersHaveFiveDigitsAndWhatIsNoneIsNull() {
        assertThat(json(curve(78.61713, 1e-45, 0.00012345678, Double.POSITIVE_INFINITY, 2), 0, 9))
                .isEqualTo(
                        "{\"x\":[100,200,300,400,500],"
                                + "\"cost\":[78.617,0,1.2346E-4,null,2],"
                                + "\"wrong\":[78.617,0,1.2346E-4,null,2]}");
    }

    @Test
    void neighboursArePutTogetherAndTheLastPointStays() {
        assertThat(json(curve(1, 3, 5, 7, 20), 0, 3))
                .startsWith("{\"x\":[200,400,500],\"cost\":[2,6,20]");
        assertThat(json(curve(1, 3, 5), 2, 3)).startsWith("{\"x\":[300],\"cost\":[5]");
    }

    @Test
    void theRateIsOfTheLastWindows() {
        assertThat(curve(1, 1, 1, 1).rate(2)).isEqualTo(50);
        assertThat(curve(1).rate(2)).isEqualTo(50);
        assertThat(curve().rate(2)).isNaN();
    }

    @Test
    void itGrows() {
        Curve curve = curve(new double[1_000]);
        assertThat(curve.size()).isEqualTo(1_000);
        assertThat(curve.episodes()).isEqualTo(100_000);
        assertThat(curve.seconds()).isEqualTo(2_000);
    }
}
