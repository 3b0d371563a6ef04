package org.ntm4j.train;

import java.util.Map;
import java.util.stream.LongStream;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.TrainingProgress;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;
import org.ntm4j.metric.MetricWindow;
import org.ntm4j.optim.Optimizer;
import org.ntm4j.tensor.HostTensor;

/**
 * A run in memory: each {@link #update()} draws a batch and changes the parameters. Holds backend memory
 * until closed. Not thread-safe.
 */
public final class TrainingSession implements AutoCloseable {
    private final RunModel model;
    private final BatchPass pass;
    private final Optimizer optimizer;
    private final SeededRandom dataRandom;
    private final MetricWindow window = new MetricWindow();
    private final double[] perSequence;
    private long episodes;
    private double bestCostBits = Double.POSITIVE_INFINITY;
    private double bestAboveOptimumBits = Double.POSITIVE_INFINITY;

    private TrainingSession(RunModel model, SeededRandom dataRandom) {
        this.model = model;
        this.dataRandom = dataRandom;
        TrainingConfig training = model.config().training();
        try {
            pass = BatchPass.of(model);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
        optimizer = training.optimizer().createClipped(model.parameters(), training);
        perSequence = new double[2 * training.batchSize()];
    }

    /**
     * A run at its start.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if its task needs data that is not there or
     *     not right
     */
    public static TrainingSession start(RunConfig config, TensorBackend backend) {
        SeededRandom random = SeededRandom.of(config.seed(), Purpose.DATA);
        return prepared(new TrainingSession(RunModel.initialize(config, backend), random));
    }

    private static TrainingSession prepared(TrainingSession session) {
        try {
            session.model.task().prepare();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * A run that goes on from a checkpoint, exactly as if it had not stopped.
     *
     * @param config may differ from the checkpoint's in how long and how to train
     * @throws org.ntm4j.error.NtmException {@code NTM-K006} if the checkpoint does not fit the settings;
     *     as {@link #start}
     */
    public static TrainingSession resume(
            RunConfig config, TensorBackend backend, Checkpoint checkpoint) {
        TrainingProgress progress = checkpoint.progress();
        long[] state = progress.dataRandom().stream().mapToLong(Long::longValue).toArray();
        RunModel model = RunModel.load(config, backend, checkpoint);
        TrainingSession session = new TrainingSession(model, SeededRandom.restore(state));
        try {
            TensorTransfer.restore(checkpoint, model.parameters(), session.optimizer);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        session.window.restore(progress.window());
        session.episodes = progress.episodes();
        session.bestCostBits = progress.bestCostBits();
        session.bestAboveOptimumBits = progress.bestAboveOptimumBits();
        return prepared(session);
    }

    /**
     * Draws a batch and does one step of the optimiser.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-T001} if the loss is not finite; the parameters
     *     are as they were
     */
    public void update() {
        update(model.task().sample(dataRandom, model.config().training().batchSize()));
    }

    /**
     * Does one step of the optimiser on a given batch. A run can be repeated exactly only if all its
     * batches are drawn by {@link #update()}.
     *
     * @param episodeBatch as many sequences as the settings' batch size
     * @throws org.ntm4j.error.NtmException as {@link #update()}
     */
    public void update(EpisodeBatch episodeBatch) {
        TrainingConfig training = model.config().training();
        if (episodeBatch.batch() != training.batchSize()) {
            throw new IllegalArgumentException(
                    "a batch of "
                            + training.batchSize()
                            + " episodes is needed, got "
                            + episodeBatch.batch());
        }
        View results = pass.run(episodeBatch);
        model.backend().download(results, perSequence, 0);
        requireFiniteLoss();
        optimizer.step(training.learningRateAfter(episodes));
        window.addBatch(perSequence, training.batchSize());
        model.task().baseline().ifPresent(best -> window.addOptimum(best.costBits(episodeBatch)));
        episodes += training.batchSize();
    }

    private void requireFiniteLoss() {
        for (int i = 0; i < perSequence.length; i += 2) {
            if (!Double.isFinite(perSequence[i])) {
                throw NonFinite.loss(episodes, perSequence[i], model.parameters());
            }
        }
    }

    /** Episodes trained on so far. */
    public long episodes() {
        return episodes;
    }

    /** Steps of the optimiser so far. */
    public long updates() {
        return optimizer.steps();
    }

    /** Lowest mean cost over a full report window so far, in bits; infinite before the first. */
    public double bestCostBits() {
        return bestCostBits;
    }

    /** The results since the last {@link #closeWindow()}; for reading. */
    public MetricWindow window() {
        return window;
    }

    /** Whether the report window holds as many episodes as the settings say. */
    public boolean isWindowFull() {
        return window.sequences() >= model.config().training().reportEvery();
    }

    /**
     * Reports on the window and begins the next; its cost counts for {@link #bestCostBits()}. Where the
     * best predictor is known, the window with the lowest cost above its is the best: what sequences
     * cost differs more by chance than two windows do.
     */
    public TrainingReport closeWindow() {
        boolean isBest = window.aboveOptimumBits() < bestAboveOptimumBits;
        bestAboveOptimumBits = isBest ? window.aboveOptimumBits() : bestAboveOptimumBits;
        bestCostBits = Math.min(bestCostBits, window.costBits());
        TrainingReport report =
                new TrainingReport(
                        episodes,
                        window.sequences(),
                        window.costBits(),
                        window.bitErrors(),
                        window.solved(),
                        isBest);
        window.clear();
        return report;
    }

    /**
     * Everything that {@link #resume} needs.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-T001} if a parameter is not finite
     */
    public Checkpoint checkpoint() {
        TensorBackend backend = model.backend();
        Map<String, HostTensor> parameters =
                TensorTransfer.download(backend, TensorTransfer.views(model.parameters()));
        Map<String, HostTensor> state =
                TensorTransfer.download(
                        backend, TensorTransfer.views(model.parameters(), optimizer));
        NonFinite.requireFinite(episodes, "parameter", parameters);
        NonFinite.requireFinite(episodes, "optimizer tensor", state);
        return new Checkpoint(
                "this run",
                RunConfigCodec.write(model.config()),
                backend.precision(),
                parameters,
                state,
                progress());
    }

    private TrainingProgress progress() {
        return new TrainingProgress(
                episodes,
                updates(),
                bestCostBits,
                bestAboveOptimumBits,
                window.state(),
                LongStream.of(dataRandom.state()).boxed().toList());
    }

    /** The settings of the run. */
    public RunConfig config() {
        return model.config();
    }

    /** What is trained, for evaluation between updates. */
    public RunModel model() {
        return model;
    }

    @Override
    public void close() {
        optimizer.close();
        pass.close();
        model.close();
    }
}
