package org.ntm4j.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.gradcheck.GradientCase;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import picocli.CommandLine.Option;

/** What {@code ntm gradcheck} runs on both backends. */
final class GradcheckOptions {
    private static final String TASK = "copy";
    private static final int BATCH_SIZE = 7;
    private static final int UPDATES = 100;
    private static final int MOST_UPDATES = 1_000_000;
    private static final long SEED = 1;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            completionCandidates = PresetNames.TaskIds.class,
            description = "What to learn: ${COMPLETION-CANDIDATES}. Default: " + TASK + ".")
    private String task = TASK;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            completionCandidates = PresetNames.ModelIds.class,
            description = "What learns: ${COMPLETION-CANDIDATES}. Default: all.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            completionCandidates = PresetNames.PresetIds.class,
            description = "Settings to begin with: ${COMPLETION-CANDIDATES}. Default: fast.")
    private String preset = "fast";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting, for example task.maxLength=30; may be repeated. 'ntm presets'"
                            + " shows all.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Sequences that gradients are taken of. Default: " + BATCH_SIZE + ".")
    private int batchSize = BATCH_SIZE;

    @Option(
            names = "--updates",
            paramLabel = "N",
            description =
                    "Of the short training, on one sequence each; small models, but for what --set"
                            + " says. Default: "
                            + UPDATES
                            + ".")
    private int updates = UPDATES;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all randomness. Default: " + SEED + ".")
    private long seed = SEED;

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-U004} if a value is out of its range
     */
    void check() {
        Counts.require("--batch-size", batchSize, Counts.MOST_BATCH);
        Counts.require("--updates", updates, MOST_UPDATES);
    }

    private List<String> models() {
        return model.map(List::of).orElseGet(Presets::modelIds);
    }

    private RunConfig preset(String id) {
        return Presets.get(preset, task, id, seed);
    }

    /** The task. */
    String task() {
        return task;
    }

    /** Sequences that gradients are taken of. */
    int batchSize() {
        return batchSize;
    }

    /** Of the short training. */
    int updates() {
        return updates;
    }

    /**
     * What losses and gradients are taken of, a case for each model.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if a setting is unknown or wrong
     */
    List<GradientCase> cases() {
        String batch = Integer.toString(batchSize);
        return models().stream()
                .map(this::preset)
                .map(config -> config.withAll(changes).with("training.batchSize", batch))
                .map(config -> GradientCase.of(config.model().modelId(), config))
                .toList();
    }

    /**
     * What is trained for a short time, a run for each model.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if a setting is unknown or wrong
     */
    List<RunConfig> runs() {
        return models().stream().map(id -> preset(id).withAll(small(id)).withAll(changes)).toList();
    }

    private static Map<String, String> small(String model) {
        Map<String, String> small = new LinkedHashMap<>();
        small.put("training.batchSize", "1");
        if (model.equals("lstm")) {
            small.put("model.hidden", "24");
        } else {
            small.put("model.controllerSize", "24");
            small.put("model.memoryLocations", "32");
            small.put("model.memoryWidth", "8");
        }
        return small;
    }
}
