package org.ntm4j.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ntm4j.train.RunConfig;

/** The names of new run directories. */
public final class RunNames {
    private static final Path PARENT = Path.of("runs");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int SECOND = 2;

    private RunNames() {}

    /**
     * A directory that is not there yet: {@code runs/TASK-MODEL-sSEED-TIME}, numbered if that is taken.
     *
     * @param clock of the user's time zone
     */
    public static Path free(RunConfig config, Clock clock) {
        return free(config, "s" + config.seed(), clock);
    }

    /**
     * A directory that is not there yet: {@code runs/TASK-MODEL-SEEDS-TIME}, numbered if that is taken.
     *
     * @param seeds for example {@code s1-5}
     * @param clock of the user's time zone
     */
    public static Path free(RunConfig config, String seeds, Clock clock) {
        String name =
                String.join(
                        "-",
                        config.task().taskId(),
                        config.model().modelId(),
                        seeds,
                        TIME.format(LocalDateTime.now(clock)));
        Path plain = PARENT.resolve(name);
        if (!Files.exists(plain)) {
            return plain;
        }
        return IntStream.iterate(SECOND, n -> n + 1)
                .mapToObj(n -> PARENT.resolve(name + "-" + n))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }
}
