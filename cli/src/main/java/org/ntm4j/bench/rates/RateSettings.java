package org.ntm4j.bench.rates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/**
 * What is to be measured.
 *
 * @param preset settings to begin with
 * @param changes of settings, by key
 * @param tasks each with every model
 * @param models each with every task
 * @param batches sequences of a step
 * @param figures of each
 * @param everything whether every figure is measured at every batch; otherwise only {@link Figure#TRAIN} is, and
 *     the others at one batch that is typical of them
 * @param cores that work when all do
 * @param meter how long each takes
 */
public record RateSettings(
        String preset,
        Map<String, String> changes,
        List<String> tasks,
        List<String> models,
        List<Integer> batches,
        Set<Figure> figures,
        boolean everything,
        int cores,
        Meter meter) {
    private static final long SEED = 1;

    /**
     * The settings of a run.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if there is no such task, model or setting
     */
    public RunConfig run(String task, String model, int batch) {
        return Presets.get(preset, task, model, SEED)
                .withAll(changes)
                .with("training.batchSize", Integer.toString(batch));
    }

    /** Whether a figure is measured at a batch; a batch of one can't be split, and one core has none beside it. */
    boolean wants(Figure figure, int batch) {
        if (!figures.contains(figure)) {
            return false;
        }
        int first = batches.get(0);
        int last = batches.get(batches.size() - 1);
        return switch (figure) {
            case TRAIN -> true;
            case SPLIT -> cores > 1 && batch > 1 && (everything || batch == last);
            case SEEDS -> cores > 1 && (everything || batch == first);
            case PREDICT -> everything || batch == first;
        };
    }
}
