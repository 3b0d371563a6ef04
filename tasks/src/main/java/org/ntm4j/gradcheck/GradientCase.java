package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.episode.Task;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/**
 * A model, its parameters and a batch of episodes, all in the memory of the JVM, so that every backend is
 * given the same.
 *
 * <p>The parameters are as the seed starts them, with every trained element moved at random by a normal
 * number of deviation 0.1, so that no gradient is 0 for want of a signal; then rounded to single
 * precision, so that every backend holds exactly these.
 *
 * @param name what a table calls it
 * @param definition the model
 * @param parameters by name
 * @param episodes one batch
 */
public record GradientCase(
        String name,
        ModelDefinition definition,
        Map<String, HostTensor> parameters,
        EpisodeBatch episodes) {
    private static final double DEVIATION = 0.1;
    private static final List<String> MODELS = List.of("ntm-ff", "ntm-lstm", "lstm");

    /** The case that settings come to: model, task, batch size and seed. */
    public static GradientCase of(String name, RunConfig config) {
        try (Task task = config.task().resolved().create()) {
            ModelDefinition definition =
                    config.model().define(task.inputWidth(), task.outputWidth());
            EpisodeBatch episodes =
                    task.sample(
                            SeededRandom.of(config.seed(), Purpose.DATA),
                            config.training().batchSize());
            return new GradientCase(name, definition, start(definition, config.seed()), episodes);
        }
    }

    private static Map<String, HostTensor> start(ModelDefinition definition, long seed) {
        RandomGenerator random = SeededRandom.of(seed, Purpose.INITIALIZATION);
        Map<String, HostTensor> parameters = new LinkedHashMap<>();
        for (ParameterSpec spec : definition.parameters()) {
            double[] elements = new double[spec.shape().size()];
            spec.initializer().fill(elements, random);
            double deviation = spec.trained() ? DEVIATION : 0;
            Arrays.setAll(elements, i -> (float) (elements[i] + deviation * random.nextGaussian()));
            parameters.put(spec.name(), new HostTensor(spec.shape(), elements));
        }
        return parameters;
    }

    /**
     * Small models on the copy task: both NTMs with 1 and 4 heads of each kind and 3 and 5 shifts, and the
     * baseline, each with one sequence and with seven of mixed lengths.
     */
    public static List<GradientCase> small(long seed) {
        List<GradientCase> cases = new ArrayList<>();
        for (String model : MODELS) {
            boolean hasMemory = !model.equals("lstm");
            for (int heads : hasMemory ? new int[] {1, 4} : new int[] {1}) {
                for (int shifts : hasMemory ? new int[] {3, 5} : new int[] {1}) {
                    for (int batch : new int[] {1, 7}) {
                        cases.add(small(model, heads, shifts, batch, seed));
                    }
                }
            }
        }
        return List.copyOf(cases);
    }

    private static GradientCase small(String model, int heads, int shifts, int batch, long seed) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("task.maxLength", "8");
        changes.put("training.batchSize", Integer.toString(batch));
        if (model.equals("lstm")) {
            changes.put("model.hidden", "24");
        } else {
            changes.put("model.controllerSize", "24");
            changes.put("model.memoryLocations", "32");
            changes.put("model.memoryWidth", "8");
            changes.put("model.readHeads", Integer.toString(heads));
            changes.put("model.writeHeads", Integer.toString(heads));
            changes.put("model.shifts", Integer.toString(shifts));
        }
        String memory = model.equals("lstm") ? "" : heads + " heads, " + shifts + " shifts, ";
        return of(
                model + ", small, " + memory + "batch " + batch,
                Presets.get("paper", "copy", model, seed).withAll(changes));
    }

    /** The three models as the paper has them, on the copy task, three sequences of mixed lengths. */
    public static List<GradientCase> paper(long seed) {
        return MODELS.stream()
                .map(
                        model ->
                                of(
                                        model + ", as in the paper, batch 3",
                                        Presets.get("paper", "copy", model, seed)
                                                .with("training.batchSize", "3")))
                .toList();
    }
}
