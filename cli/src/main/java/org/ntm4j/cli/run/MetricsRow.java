package org.ntm4j.cli.run;

import java.util.List;
import org.ntm4j.cli.json.Json;
import org.ntm4j.train.TrainingReport;

/**
 * A line of the metrics.
 *
 * @param report of the window
 * @param episodesPerSecond in the window
 * @param elapsedSeconds of training since the start of the run, without the time between its parts
 */
record MetricsRow(TrainingReport report, double episodesPerSecond, double elapsedSeconds) {
    static final String EPISODES = "episodes";
    static final String COST = "costBits";
    static final String BIT_ERRORS = "bitErrors";
    static final String SOLVED = "solved";
    static final String ELAPSED = "elapsedSeconds";

    /** The columns, in order. */
    static final List<String> NAMES =
            List.of(EPISODES, "sequences", COST, BIT_ERRORS, SOLVED, "episodesPerSecond", ELAPSED);

    private List<Number> values() {
        return List.of(
                report.episodes(),
                report.sequences(),
                report.costBits(),
                report.bitErrors(),
                report.solved(),
                rounded(episodesPerSecond),
                rounded(elapsedSeconds));
    }

    /** Clocks are not as good as doubles. */
    private static double rounded(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }

    String toCsv() {
        return String.join(",", values().stream().map(Object::toString).toList());
    }

    String toJson() {
        return Json.line(
                json -> {
                    for (int i = 0; i < NAMES.size(); i++) {
                        Number value = values().get(i);
                        if (value instanceof Long whole) {
                            json.writeNumberField(NAMES.get(i), whole);
                        } else {
                            Json.number(json, NAMES.get(i), value.doubleValue());
                        }
                    }
                });
    }
}
