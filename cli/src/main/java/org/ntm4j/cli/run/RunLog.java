package org.ntm4j.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.RunHistory.Window;

/**
 * All that the files of a run tell of its training, whatever processes did it.
 *
 * @param windows report windows, in order
 * @param parts what each process wrote of itself into the provenance, in order
 */
public record RunLog(List<Window> windows, List<JsonObject> parts) {
    /** Copies the lists. */
    public RunLog {
        windows = List.copyOf(windows);
        parts = List.copyOf(parts);
    }

    /**
     * Reads the metrics and the provenance. What a run does not have yet tells nothing; of a line that a
     * process could not finish, or is writing, nothing either.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R007} if a file can't be read
     */
    public static RunLog read(RunFiles files) {
        return new RunLog(windows(files.metricsJsonl()), parts(files));
    }

    private static List<Window> windows(Path metrics) {
        try (BufferedReader lines = Files.newBufferedReader(metrics, StandardCharsets.UTF_8)) {
            List<Window> windows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                MetricsLine.parse(line).map(MetricsLine::window).ifPresent(windows::add);
            }
            return windows;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw RunErrors.unreadable(metrics, e);
        }
    }

    /** Episodes trained on when the last process ended; of one that died, when it began. */
    public long episodes() {
        return last().map(RunLog::episodes).orElse(0L);
    }

    /** Seconds that all processes took which ended, evaluation left out. */
    public double wallSeconds() {
        return parts.stream()
                .mapToDouble(part -> part.number("wallSeconds"))
                .filter(Double::isFinite)
                .sum();
    }

    /** What the last process wrote of itself, if there was one. */
    public Optional<JsonObject> last() {
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(parts.size() - 1));
    }

    /**
     * What each process wrote of itself into the provenance of a run, in order.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R007} if the file can't be read
     */
    public static List<JsonObject> parts(RunFiles files) {
        Path provenance = files.provenance();
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
