package org.ntm4j.bench.solve;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingReport;
import org.ntm4j.train.TrainingSession;

/** Learns copy by the preset {@code fast} until it makes hardly a mistake. */
public final class SolveBench {
    /** Wrong bits of a sequence, below which the task counts as learned. */
    public static final double SOLVED = 0.1;

    /** Sequences that these are averaged over; the windows follow each other. */
    public static final int WINDOW = 500;

    private static final String TASK = "copy";
    private static final String MODEL = "ntm-ff";

    private SolveBench() {}

    /**
     * Trains as {@code ntm train} does, without saving, for as many episodes as the preset has at most.
     *
     * @param start of the process
     * @param opener of the backend
     */
    public static Solution run(Instant start, long seed, Supplier<TensorBackend> opener) {
        RunConfig config =
                Presets.get("fast", TASK, MODEL, seed)
                        .with("training.reportEvery", Integer.toString(WINDOW));
        try (TensorBackend backend = opener.get();
                TrainingSession session = TrainingSession.start(config, backend)) {
            double startSeconds = since(start);
            double bitErrors = Double.POSITIVE_INFINITY;
            while (bitErrors >= SOLVED && session.episodes() < config.training().episodes()) {
                session.update();
                if (session.isWindowFull()) {
                    TrainingReport report = session.closeWindow();
                    bitErrors = report.bitErrors();
                }
            }
            double seconds = bitErrors < SOLVED ? since(start) : Double.NaN;
            return new Solution(
                    TASK, MODEL, seed, startSeconds, seconds, session.episodes(), bitErrors);
        }
    }

    private static double since(Instant start) {
        return Duration.between(start, Instant.now()).toNanos() / 1e9;
    }
}
