package org.ntm4j.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.rates.Figure;
import org.ntm4j.bench.rates.RateSettings;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.Suggestions;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import picocli.CommandLine.Option;

/** What {@code ntm bench} measures, and for how long. */
final class BenchOptions {
    private static final String OWN_DATA = "file";
    private static final double QUICK = 0.4;
    private static final double THOROUGH = 2;
    private static final double MOST_SECONDS = 3_600;

    /** Warm-up ends by itself, after so many times what is measured and so many seconds at the latest. */
    private static final double MOST_WARM_UP = 20;

    private static final double WARM_UP_SECONDS = 8;

    private static final int MOST_CORES = 1_000;
    private static final int LARGEST = 16_384;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            completionCandidates = PresetNames.TaskIds.class,
            description = "Tasks, with commas between. Default: all but file; of --profile copy.")
    private List<String> tasks = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            completionCandidates = PresetNames.ModelIds.class,
            description = "Models. Default: all; of --growth ntm-ff.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            split = ",",
            description = "Sequences of a step. Default: 1,16,64; of --profile 1,16.")
    private List<Integer> batches = new ArrayList<>();

    @Option(
            names = "--figures",
            paramLabel = "FIGURE",
            split = ",",
            description =
                    "What to measure of each: train (one thread), train-split (each batch over all"
                            + " cores), train-seeds (a seed on each core), predict. Default: all, but"
                            + " only train at every batch.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            completionCandidates = PresetNames.PresetIds.class,
            description = "Settings of models: ${COMPLETION-CANDIDATES}. Default: fast.")
    private String preset = "fast";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting of all models and tasks, for example model.memoryLocations=512; may"
                            + " be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "That each figure is measured for, after warm-up. Default: 0.4.")
    private Optional<Double> seconds = Optional.empty();

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Threads of what runs on all cores. Default: as many as processors.")
    private Optional<Integer> cores = Optional.empty();

    @Option(
            names = "--rates",
            description =
                    "Episodes and predictions a second; the default if no other is asked for.")
    private boolean rates;

    @Option(
            names = "--solve",
            description = "Seconds until copy is learned, from the start of the process.")
    private boolean solve;

    @Option(
            names = "--growth",
            description =
                    "Time of a step against length, memory, batch and heads, beside the operations.")
    private boolean growth;

    @Option(
            names = "--largest",
            paramLabel = "N",
            description = "Of --growth, no length, memory or batch above this.")
    private int largest = LARGEST;

    @Option(names = "--profile", description = "What a step spends its time on, by kernel.")
    private boolean profile;

    @Option(
            names = "--full",
            description =
                    "All of these: every figure at every batch, for 2 s each; takes a quarter of an"
                            + " hour or more.")
    private boolean full;

    /**
     * @throws NtmException {@code NTM-U004} if a value is out of its range, {@code NTM-C006} if there is no such task
     *     or model
     */
    void check() {
        seconds.ifPresent(
                value -> {
                    if (!(value > 0 && value <= MOST_SECONDS)) {
                        throw NtmException.badInput(
                                "NTM-U004",
                                "--seconds must be above 0 and at most 3600, got " + value);
                    }
                });
        cores.ifPresent(count -> Counts.require("--cores", count, MOST_CORES));
        Counts.require("--largest", largest, LARGEST);
        batches.forEach(batch -> Counts.require("--batch-size", batch, Counts.MOST_BATCH));
        figures();
        for (String task : tasks()) {
            for (String model : models()) {
                run(task, model, 1);
            }
        }
    }

    boolean wantsRates() {
        return full || rates || !(solve || growth || profile);
    }

    boolean wantsSolution() {
        return full || solve;
    }

    boolean wantsGrowth() {
        return full || growth;
    }

    boolean wantsProfile() {
        return full || profile;
    }

    private List<String> tasks() {
        return tasks.isEmpty()
                ? Presets.taskIds().stream().filter(id -> !id.equals(OWN_DATA)).toList()
                : tasks;
    }

    private List<String> models() {
        return models.isEmpty() ? Presets.modelIds() : models;
    }

    private List<Integer> batches() {
        return batches.isEmpty() ? List.of(1, 16, 64) : batches;
    }

    private Set<Figure> figures() {
        Set<Figure> chosen = EnumSet.noneOf(Figure.class);
        figures.forEach(id -> chosen.add(figure(id)));
        return chosen.isEmpty() ? EnumSet.allOf(Figure.class) : chosen;
    }

    private static Figure figure(String id) {
        return Figure.of(id)
                .orElseThrow(
                        () ->
                                NtmException.badInput(
                                        "NTM-U004",
                                        "--figures must be of "
                                                + String.join(", ", Figure.ids())
                                                + ", got '"
                                                + id
                                                + "'"
                                                + Suggestions.closest(id, Figure.ids())
                                                        .map(near -> "; did you mean " + near + "?")
                                                        .orElse("")));
    }

    /** Models whose growth is measured. */
    List<String> growingModels() {
        return models.isEmpty() && !full ? List.of("ntm-ff") : models();
    }

    /** How long each measurement takes. */
    Meter meter() {
        double each = seconds.orElse(full ? THOROUGH : QUICK);
        return new Meter(each, Math.max(each, Math.min(WARM_UP_SECONDS, MOST_WARM_UP * each)));
    }

    /** Of the preset's settings, by key. */
    Map<String, String> changes() {
        return changes;
    }

    /** No value of {@code --growth} is above this. */
    int largest() {
        return largest;
    }

    /**
     * The settings of rates.
     *
     * @param processors that there are
     */
    RateSettings rateSettings(int processors) {
        return new RateSettings(
                preset,
                changes,
                tasks(),
                models(),
                batches(),
                figures(),
                full || !figures.isEmpty(),
                cores.orElse(processors),
                meter());
    }

    /** The runs to profile: the first task with each model at each batch. */
    List<RunConfig> profiledRuns() {
        String task = tasks().get(0);
        List<RunConfig> runs = new ArrayList<>();
        for (String model : models()) {
            for (int batch : batches.isEmpty() ? List.of(1, 16) : batches) {
                runs.add(run(task, model, batch));
            }
        }
        return runs;
    }

    private RunConfig run(String task, String model, int batch) {
        return rateSettings(1).run(task, model, batch);
    }
}
