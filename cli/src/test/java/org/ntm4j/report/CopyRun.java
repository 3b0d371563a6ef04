package org.ntm4j.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.train.RunModel;

/**
 * A run that learned to copy: {@code ntm train --task copy --episodes 15000}, the best checkpoint without
 * the state of the optimizer.
 */
public final class CopyRun {
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

    /** What it does with a sequence of some length. */
    static EpisodeRecording record(int length, long seed) {
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
