package org.ntm4j.gpucheck;

import java.util.Locale;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/** Episodes a second of whole updates on copy, on batches that were drawn beforehand. */
final class SpeedCheck {
    private static final int BATCHES = 8;

    /** Rounds before, if there is time: a shape is computed the first time and recorded the second. */
    private static final int WARM_UP = 3;

    private static final double NANOS = 1e9;

    private SpeedCheck() {}

    /** What was measured. */
    record Speed(double episodesPerSecond, CheckRow row) {}

    static Speed run(String what, TensorBackend backend, String model, int batch, double seconds) {
        RunConfig run =
                Presets.get("fast", "copy", model, 1)
                        .with("training.batchSize", Integer.toString(batch));
        EpisodeBatch[] batches = new EpisodeBatch[BATCHES];
        try (Task task = run.task().create()) {
            SeededRandom random = SeededRandom.of(1, SeededRandom.Purpose.DATA);
            for (int i = 0; i < BATCHES; i++) {
                batches[i] = task.sample(random, batch);
            }
        }
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            warmUp(session, batches, seconds);
            long updates = 0;
            long start = System.nanoTime();
            double elapsed;
            do {
                session.update(batches[(int) (updates++ % BATCHES)]);
                elapsed = (System.nanoTime() - start) / NANOS;
            } while (elapsed < seconds);
            double rate = updates * batch / elapsed;
            return new Speed(
                    rate,
                    new CheckRow(
                            "speed",
                            what,
                            String.format(
                                    Locale.ROOT,
                                    "%.1f episodes/s (%d updates in %.1f s)",
                                    rate,
                                    updates,
                                    elapsed),
                            true));
        }
    }

    private static void warmUp(TrainingSession session, EpisodeBatch[] batches, double seconds) {
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP * BATCHES; i++) {
            if (i >= 2 && (System.nanoTime() - start) / NANOS > seconds) {
                return;
            }
            session.update(batches[i % BATCHES]);
        }
    }
}
