package org.ntm4j.cli.run;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.RunHistory.Window;

/**
 * A line of the metrics as it was read.
 *
 * @param window that it tells of
 * @param elapsedSeconds of training since the start of the run, without the time between its parts; NaN
 *     if the line has no number
 */
public record MetricsLine(Window window, double elapsedSeconds) {
    /** The line; nothing if it is none of metrics. */
    static Optional<MetricsLine> parse(String line) {
        try {
            JsonObject json = JsonObject.parse(line);
            OptionalLong episodes = json.wholeNumber(MetricsRow.EPISODES);
            return episodes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new MetricsLine(
                                    new Window(
                                            episodes.getAsLong(),
                                            orInfinite(json.number(MetricsRow.COST)),
                                            orInfinite(json.number(MetricsRow.BIT_ERRORS)),
                                            json.number(MetricsRow.SOLVED)),
                                    json.number(MetricsRow.ELAPSED)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double orInfinite(double number) {
        return Double.isNaN(number) ? Double.POSITIVE_INFINITY : number;
    }
}
