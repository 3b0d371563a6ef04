package org.ntm4j.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.serve.http.Address;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfigCodec;

/** Directories that look like those of runs, and a dashboard of them. */
final class Runs {
    private Runs() {}

    /** A run with its settings and nothing else. */
    static Path make(Path run, String task, String model, long seed) throws IOException {
        Files.createDirectories(run.resolve("checkpoints"));
        Files.writeString(
                run.resolve("config.yaml"),
                RunConfigCodec.write(Presets.get("fast", task, model, seed)));
        return run;
    }

    /** The line of a report window as a run writes it. */
    static String line(long episodes, double cost) {
        return String.format(
                Locale.ROOT,
                "{\"episodes\":%d,\"sequences\":1000,\"costBits\":%s,\"bitErrors\":%s,\"solved\":0.5,"
                        + "\"episodesPerSecond\":250.0,\"elapsedSeconds\":%s}%n",
                episodes,
                cost,
                cost / 2,
                episodes / 250.0);
    }

    /** Adds text to the metrics of a run. */
    static void append(Path run, String text) throws IOException {
        Files.writeString(
                run.resolve("metrics.jsonl"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** A run with as many report windows as one has that trained for long. */
    static void makeLong(Path run, long seed, int windows) throws IOException {
        make(run, seed % 2 == 0 ? "copy" : "repeat-copy", "ntm-ff", seed);
        RandomGenerator random = SeededRandom.of(seed, Purpose.DATA);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= windows; i++) {
            lines.append(line(1_000L * i, 100.0 / i + random.nextDouble()));
        }
        append(run, lines.toString());
        Files.writeString(
                run.resolve("provenance.json"),
                "{\"formatVersion\": 1, \"parts\": [{\"outcome\": \"done\", \"started\":"
                        + " \"2026-11-27T10:00:00Z\", \"fromEpisode\": 0, \"toEpisode\": "
                        + 1_000L * windows
                        + "}]}");
    }

    /** A dashboard on a port that is free. */
    static Dashboard serve(Path... roots) {
        return Dashboard.start(
                new Dashboard.Settings(List.of(roots), new Address("127.0.0.1", 0), Set.of()),
                () -> OpenBackend.open(BackendRegistry.load(), "cpu", BackendConfig.defaults()),
                Clock.systemUTC(),
                System::nanoTime);
    }
}
