package org.ntm4j.evaluate;

import java.util.List;
import java.util.Optional;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.Baseline;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;

/** Runs a model on fresh episodes. Holds backend memory until closed. */
public final class Evaluator implements AutoCloseable {
    private final SequenceModel model;
    private final TensorBackend backend;
    private final Tape tape;

    /**
     * @param model whose parameters are on {@code backend}
     */
    public Evaluator(SequenceModel model, TensorBackend backend) {
        this.model = model;
        this.backend = backend;
        this.tape = Tape.forInference(backend);
    }

    /**
     * Evaluates on every kind of episode that the task generalises to. A kind has the same episodes
     * whatever the others are. Of a kind that has a size, every episode is taken once.
     *
     * @param episodes of each kind that has no size, at least 1
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     * @return a row for each kind, in the task's order
     */
    public List<EvaluationRow> generalizations(Task task, long episodes, int batchSize, long seed) {
        return task.generalizations().stream()
                .map(kind -> evaluate(kind, task.baseline(), episodes, batchSize, seed))
                .toList();
    }

    /**
     * Evaluates on one kind of episode.
     *
     * @param name of the kind
     * @param source draws the episodes
     * @param episodes at least 1
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     */
    public EvaluationRow evaluate(
            String name, EpisodeSource source, long episodes, int batchSize, long seed) {
        Generalization kind = new Generalization(name, source);
        return evaluate(kind, Optional.empty(), episodes, batchSize, seed);
    }

    /**
     * Evaluates on one kind of episode, and compares with the best predictor on the same episodes.
     *
     * @param baseline the best predictor, if the task has one
     * @param episodes at least 1; not used if the kind has a size
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     */
    public EvaluationRow evaluate(
            Generalization kind,
            Optional<Baseline> baseline,
            long episodes,
            int batchSize,
            long seed) {
        if (episodes < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "episodes and batchSize must be at least 1, got "
                            + episodes
                            + " and "
                            + batchSize);
        }
        SeededRandom random = SeededRandom.of(seed, SeededRandom.Purpose.EVALUATION);
        long wanted = kind.size().orElse(episodes);
        EvaluationTotals totals = new EvaluationTotals();
        while (totals.sequences() < wanted) {
            int size = (int) Math.min(batchSize, wanted - totals.sequences());
            EpisodeBatch batch = kind.source().sample(random, size);
            double[] perSequence = run(batch);
            totals.add(perSequence, batch.batch());
            baseline.ifPresent(best -> totals.compare(perSequence, best.costBits(batch)));
        }
        return totals.row(kind.name());
    }

    /** Nats and wrong bits of each sequence, {@code [B, 2]}. */
    private double[] run(EpisodeBatch batch) {
        tape.reset();
        EpisodeVars episode = EpisodeVars.upload(tape, batch);
        Var logits = model.logits(tape, episode, StepTrace.NONE);
        Var results = episode.crossEntropy(tape, logits);
        double[] perSequence = new double[2 * batch.batch()];
        backend.download(results.value(), perSequence, 0);
        return perSequence;
    }

    @Override
    public void close() {
        tape.close();
    }
}
