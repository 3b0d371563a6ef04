package org.ntm4j.gpucheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/** A short training of a model on a task: the cost stays finite and, given time, falls. */
final class TrainingCheck {
    private static final int ENOUGH_UPDATES = 100;
    private static final double NANOS = 1e9;

    private TrainingCheck() {}

    static CheckRow run(
            TensorBackend backend, String task, String model, int batch, double seconds) {
        RunConfig run =
                Presets.get("fast", task, model, 1)
                        .with("training.batchSize", Integer.toString(batch));
        List<Double> costs = new ArrayList<>();
        long start = System.nanoTime();
        double elapsed;
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            do {
                session.update();
                costs.add(session.closeWindow().costBits());
                elapsed = (System.nanoTime() - start) / NANOS;
            } while (elapsed < seconds);
        }
        int part = Math.max(1, costs.size() / 4);
        double first = mean(costs.subList(0, part));
        double last = mean(costs.subList(costs.size() - part, costs.size()));
        boolean falls = costs.size() < ENOUGH_UPDATES || last < first;
        return new CheckRow(
                "training",
                task + ", " + model + ", batch " + batch,
                String.format(
                        Locale.ROOT,
                        "%d updates in %.1f s, cost of the first quarter %.2f bits, of the last %.2f",
                        costs.size(),
                        elapsed,
                        first,
                        last),
                Double.isFinite(last) && falls);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
