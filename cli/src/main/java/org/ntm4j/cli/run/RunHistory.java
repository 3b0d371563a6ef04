package org.ntm4j.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.json.JsonObject;

/**
 * What the files of a run tell of its training, whatever processes did it.
 *
 * @param last report window, if there is one
 * @param best report window, of the lowest cost
 * @param converged episodes at the end of the first window of few enough wrong bits
 * @param episodes trained on when the last process ended; of one that died, when it began
 * @param wallSeconds that all processes took which ended, evaluation left out
 */
public record RunHistory(
        Optional<Window> last,
        Optional<Window> best,
        OptionalLong converged,
        long episodes,
        double wallSeconds) {
    /** Nothing was done yet. */
    public static final RunHistory NONE =
            new RunHistory(Optional.empty(), Optional.empty(), OptionalLong.empty(), 0, 0);

    /**
     * A report window. Means are over its sequences.
     *
     * @param episodes trained on at its end
     * @param costBits mean cost of a sequence; infinite if the file has no number
     * @param bitErrors mean number of wrong bits of a sequence; infinite if the file has no number
     * @param solved share of the sequences without any wrong bit
     */
    public record Window(long episodes, double costBits, double bitErrors, double solved) {}

    /**
     * Reads the metrics and the provenance; what a run does not have yet tells nothing.
     *
     * @param convergedBelow wrong bits a sequence, of which a window has fewer when the run has converged
     * @throws org.ntm4j.error.NtmException {@code NTM-R007} if a file can't be read
     */
    public static RunHistory read(RunFiles files, double convergedBelow) {
        List<JsonObject> parts = parts(files.provenance());
        RunHistory none =
                new RunHistory(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        parts.isEmpty() ? 0 : episodes(parts.get(parts.size() - 1)),
                        parts.stream()
                                .mapToDouble(part -> part.number("wallSeconds"))
                                .filter(Double::isFinite)
                                .sum());
        Path metrics = files.metricsJsonl();
        try (BufferedReader lines = Files.newBufferedReader(metrics, StandardCharsets.UTF_8)) {
            RunHistory history = none;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Window> window = window(line);
                history = window.isEmpty() ? history : history.then(window.get(), convergedBelow);
            }
            return history;
        } catch (NoSuchFileException e) {
            return none;
        } catch (IOException e) {
            throw RunErrors.unreadable(metrics, e);
        }
    }

    private RunHistory then(Window window, double convergedBelow) {
        boolean isBest = best.isEmpty() || window.costBits() < best.get().costBits();
        boolean isFirst = converged.isEmpty() && window.bitErrors() < convergedBelow;
        return new RunHistory(
                Optional.of(window),
                isBest ? Optional.of(window) : best,
                isFirst ? OptionalLong.of(window.episodes()) : converged,
                episodes,
                wallSeconds);
    }

    /** Of a line that a process could not finish, nothing. */
    private static Optional<Window> window(String line) {
        try {
            JsonObject json = JsonObject.parse(line);
            OptionalLong episodes = json.wholeNumber(MetricsRow.EPISODES);
            return episodes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Window(
                                    episodes.getAsLong(),
                                    orInfinite(json.number(MetricsRow.COST)),
                                    orInfinite(json.number(MetricsRow.BIT_ERRORS)),
                                    json.number(MetricsRow.SOLVED)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double orInfinite(double number) {
        return Double.isNaN(number) ? Double.POSITIVE_INFINITY : number;
    }

    private static List<JsonObject> parts(Path provenance) {
        try {
            String text = Files.readString(provenance, StandardCharsets.UTF_8);
            return JsonObject.parse(text).objects(Provenance.PARTS);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw RunErrors.unreadable(provenance, e);
        }
    }

    /** Where a part ended; of one that could not say so any more, where it began. */
    private static long episodes(JsonObject part) {
        return part.wholeNumber("toEpisode")
                .orElseGet(() -> part.wholeNumber("fromEpisode").orElse(0));
    }
}
