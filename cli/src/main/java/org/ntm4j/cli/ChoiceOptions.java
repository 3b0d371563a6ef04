package org.ntm4j.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which preset, task and model. */
final class ChoiceOptions {
    private static final String DEFAULT_TASK = "copy";
    private static final String DEFAULT_MODEL = "ntm-ff";
    private static final String DEFAULT_PRESET = "fast";

    @Option(
            names = "--task",
            paramLabel = "TASK",
            completionCandidates = PresetNames.TaskIds.class,
            description = "What to learn: ${COMPLETION-CANDIDATES}. Default: " + DEFAULT_TASK + ".")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            completionCandidates = PresetNames.ModelIds.class,
            description = "What learns: ${COMPLETION-CANDIDATES}. Default: " + DEFAULT_MODEL + ".")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            completionCandidates = PresetNames.PresetIds.class,
            description =
                    "Settings to begin with: ${COMPLETION-CANDIDATES}. fast converges soonest,"
                            + " paper is as in the paper. Default: "
                            + DEFAULT_PRESET
                            + ".")
    private Optional<String> preset = Optional.empty();

    /** The task asked for. */
    Optional<String> givenTask() {
        return task;
    }

    /** The model asked for. */
    Optional<String> givenModel() {
        return model;
    }

    /** The preset asked for. */
    Optional<String> givenPreset() {
        return preset;
    }

    /** The task, asked for or not. */
    String task() {
        return task.orElse(DEFAULT_TASK);
    }

    /** The model, asked for or not. */
    String model() {
        return model.orElse(DEFAULT_MODEL);
    }

    /** The preset, asked for or not. */
    String preset() {
        return preset.orElse(DEFAULT_PRESET);
    }
}
