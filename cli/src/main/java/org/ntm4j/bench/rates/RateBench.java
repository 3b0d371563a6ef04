package org.ntm4j.bench.rates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.bench.measure.Rate;
import org.ntm4j.bench.measure.Workload;
import org.ntm4j.bench.operations.StepOperations;
import org.ntm4j.error.NtmException;

/** Measures rates, one after another in this process. */
public final class RateBench {
    /** There is not enough memory for something of that size. */
    private static final String NO_MEMORY = "NTM-B010";

    private final RateSettings settings;
    private final BackendOpener single;
    private final boolean splits;
    private final PeakRates peaks;

    /**
     * @param backend that computes
     * @throws NtmException {@code NTM-B0…} if it can't be opened
     */
    public RateBench(RateSettings settings, BackendOpener backend) {
        this.settings = settings;
        splits = backend.splitsBatches();
        single = splits ? backend.withThreads(1) : backend;
        peaks = new PeakRates(single);
    }

    /** Told of each rate. */
    public interface Progress {
        /** Before it is measured. */
        void begin(RateKey key, int done, int all);

        /** When it was measured. */
        void end(RateRow row);
    }

    /** What will be measured, in order. */
    public List<RateKey> plan() {
        List<RateKey> plan = new ArrayList<>();
        for (String task : settings.tasks()) {
            for (String model : settings.models()) {
                for (int batch : settings.batches()) {
                    for (Figure figure : Figure.values()) {
                        if (settings.wants(figure, batch) && (figure != Figure.SPLIT || splits)) {
                            plan.add(new RateKey(figure, task, model, batch, workers(figure)));
                        }
                    }
                }
            }
        }
        return plan;
    }

    private int workers(Figure figure) {
        return figure == Figure.SPLIT || figure == Figure.SEEDS ? settings.cores() : 1;
    }

    /**
     * Measures all of the plan.
     *
     * @throws NtmException if a step fails, but for lack of memory
     */
    public List<RateRow> run(Progress progress) {
        List<RateKey> plan = plan();
        List<RateRow> rows = new ArrayList<>();
        for (RateKey key : plan) {
            progress.begin(key, rows.size(), plan.size());
            RateRow row = measure(key);
            rows.add(row);
            progress.end(row);
        }
        return rows;
    }

    private RateRow measure(RateKey key) {
        var run = settings.run(key.task(), key.model(), key.batch());
        StepOperations operations = StepOperations.of(run);
        boolean training = key.figure().isTraining();
        double each = training ? operations.training(key.batch()) : operations.forward();
        try {
            Rate rate = settings.meter().measure(workloads(key, EpisodeWork.draw(run)));
            double peak = peaks.of(operations.products(), key.batch(), key.workers());
            return new RateRow(key, rate, each, peak, Optional.empty());
        } catch (NtmException e) {
            if (e.code().equals(NO_MEMORY)) {
                return RateRow.failed(key, each, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private List<Supplier<Workload>> workloads(RateKey key, EpisodeWork work) {
        return switch (key.figure()) {
            case TRAIN -> List.of(() -> work.training(single.open()));
            case PREDICT -> List.of(() -> work.prediction(single.open()));
            case SEEDS -> Collections.nCopies(key.workers(), () -> work.training(single.open()));
            case SPLIT -> List.of(() -> work.training(split(key.workers())));
        };
    }

    private TensorBackend split(int threads) {
        return single.withThreads(threads).open();
    }
}
