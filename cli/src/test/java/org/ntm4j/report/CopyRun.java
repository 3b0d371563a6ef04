package org.ntm4j.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunModel;

/**
 * A run that learned to copy: {@code ntm train --task copy --episodes 15000}, the best checkpoint without
 * the state of the optimizer.
 */
public final class CopyRun {
    private static final Map<List<Long>, EpisodeRecording> RECORDINGS = new ConcurrentHashMap<>();

    private CopyRun() {}

    /** Its directory. */
    public static Path directory() {
        try {
            return Path.of(CopyRun.class.getResource("/org/ntm4j/report/copy-run").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A copy of the directory, to be changed. */
    public static Path copyTo(Path target) throws IOException {
        Path source = directory();
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
        return target;
    }

    /** A backend that every machine has. */
    static TensorBackend backend() {
        return BackendRegistry.load().open("cpu", BackendConfig.defaults());
    }

    /** What the same machine does before it has learned anything. */
    static EpisodeRecording recordUntrained(int length, long seed) {
        TrainedModel saved = TrainedModel.read(new RunFiles(directory()), CheckpointKind.BEST);
        RunConfig config = EpisodeChoice.sized(saved.config(), OptionalInt.of(length));
        try (TensorBackend backend = backend();
                RunModel model = RunModel.initialize(config, backend);
                EpisodeRecorder recorder = new EpisodeRecorder(model)) {
            return recorder.record(
                    Origin.of("untrained", saved, seed), EpisodeChoice.draw(model.task(), seed));
        }
    }

    /** What it does with a sequence of some length; recorded once for all tests. */
    static EpisodeRecording record(int length, long seed) {
        return RECORDINGS.computeIfAbsent(
                List.of((long) length, seed), key -> recordAnew(length, seed));
    }

    private static EpisodeRecording recordAnew(int length, long seed) {
        TrainedModel saved = TrainedModel.read(new RunFiles(directory()), CheckpointKind.BEST);
        TrainedModel shown =
                saved.with(EpisodeChoice.sized(saved.config(), OptionalInt.of(length)));
        try (TensorBackend backend = backend();
                RunModel model = shown.load(backend);
                EpisodeRecorder recorder = new EpisodeRecorder(model)) {
            return recorder.record(
                    Origin.of("copy-run", shown, seed), EpisodeChoice.draw(model.task(), seed));
        }
    }
}
