package org.ntm4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.TrainedModel;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trained model is used. */
final class RunModelOptions {
    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    private Path run = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "WHICH",
            description =
                    "${COMPLETION-CANDIDATES}. Default: best, or last if there is no best yet.")
    private Optional<CheckpointKind> checkpoint = Optional.empty();

    /** The run as the user wrote it. */
    Path run() {
        return run;
    }

    /**
     * Reads the model's checkpoint.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R004} if there is no such run, {@code NTM-K0…} if
     *     the checkpoint can't be read
     */
    TrainedModel read() {
        RunFiles files = RunFiles.existing(run);
        return TrainedModel.read(files, checkpoint.orElseGet(() -> Evaluations.preferred(files)));
    }
}
