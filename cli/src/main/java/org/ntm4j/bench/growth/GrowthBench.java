package org.ntm4j.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.measure.Rate;
import org.ntm4j.bench.measure.Workload;
import org.ntm4j.bench.operations.StepOperations;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/**
 * Measures growth. All values of a series are open at once and take turns, so that what else the machine does
 * strikes them alike; a rate is the median of the turns.
 */
public final class GrowthBench {
    private static final String TASK = "copy";
    private static final int TURNS = 5;
    private static final long SEED = 1;

    /** So small that the model stays what it is, whatever the sequences. */
    private static final String LEARNING_RATE = "1e-6";

    private static final String NO_MEMORY = "NTM-B010";

    private final BackendOpener backend;
    private final Meter meter;
    private final Map<String, String> changes;
    private final int most;

    /**
     * @param backend that computes
     * @param meter how long each value is measured for
     * @param changes of the preset's settings, by key
     * @param most no value is larger
     */
    public GrowthBench(BackendOpener backend, Meter meter, Map<String, String> changes, int most) {
        this.backend = backend;
        this.meter = meter;
        this.changes = Map.copyOf(changes);
        this.most = most;
    }

    /** Told what comes next. */
    public interface Progress {
        /** Before a series is measured. */
        void begin(GrowthAxis axis, String model);
    }

    /**
     * Measures a model along each axis that it has.
     *
     * @throws NtmException if a step fails, but for lack of memory: then a series ends sooner
     */
    public List<GrowthSeries> run(String model, Progress progress) {
        List<GrowthSeries> series = new ArrayList<>();
        for (GrowthAxis axis : GrowthAxis.values()) {
            if (axis.fits(model) && !axis.values(most).isEmpty()) {
                progress.begin(axis, model);
                series.add(new GrowthSeries(axis, TASK, model, points(axis, model)));
            }
        }
        return series;
    }

    /** A value that is being measured. */
    private record Subject(
            int value, EpisodeWork work, Workload training, long bytes, List<Double> rates) {
        void turn(double seconds) {
            rates.add(Meter.rate(training, seconds));
        }

        GrowthPoint point() {
            RunConfig config = work.config();
            int batch = config.training().batchSize();
            double[] turns = rates.stream().mapToDouble(Double::doubleValue).toArray();
            return new GrowthPoint(
                    value,
                    batch,
                    work.batches().get(0).steps(),
                    Rate.of(turns),
                    StepOperations.of(config).training(batch),
                    bytes);
        }
    }

    private List<GrowthPoint> points(GrowthAxis axis, String model) {
        List<Subject> subjects = new ArrayList<>();
        try {
            for (int value : axis.values(most)) {
                if (!open(axis, model, value, subjects)) {
                    break;
                }
            }
            subjects.forEach(subject -> meter.warmUp(subject.training()));
            for (int turn = 0; turn < TURNS; turn++) {
                subjects.forEach(subject -> subject.turn(meter.seconds() / TURNS));
            }
            return subjects.stream().map(Subject::point).toList();
        } finally {
            subjects.forEach(subject -> subject.training().close());
        }
    }

    /** Adds a value, unless there is not enough memory for it. */
    private boolean open(GrowthAxis axis, String model, int value, List<Subject> subjects) {
        RunConfig config =
                Presets.get("fast", TASK, model, SEED)
                        .withAll(changes)
                        .withAll(axis.settings(value))
                        .with("training.learningRate", LEARNING_RATE);
        EpisodeWork work = EpisodeWork.draw(config);
        TensorBackend opened = backend.open();
        Workload training = work.training(opened);
        long before = opened.liveElements();
        try {
            training.run();
        } catch (NtmException e) {
            training.close();
            if (e.code().equals(NO_MEMORY) && !subjects.isEmpty()) {
                return false;
            }
            throw e;
        }
        int bytes = opened.precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
        long held = (opened.liveElements() - before) * bytes;
        subjects.add(new Subject(value, work, training, held, new ArrayList<>()));
        return true;
    }
}
