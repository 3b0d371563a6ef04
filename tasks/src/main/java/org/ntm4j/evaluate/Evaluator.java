package org.ntm4j.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.episode.Task.Generalization;
import org.ntm4j.model.Answers;
import org.ntm4j.model.Inference;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;

/** Runs a model on fresh episodes. Holds backend memory until closed. */
public final class Evaluator implements AutoCloseable {
    private final TensorBackend backend;
    private final Inference inference;

    /**
     * @param model whose parameters are on {@code backend}
     */
    public Evaluator(SequenceModel model, TensorBackend backend) {
        this.backend = backend;
        this.inference = new Inference(model, () -> Tape.forInference(backend));
    }

    /**
     * Evaluates on every kind of episode that the task generalises to. A kind has the same episodes
     * whatever the others are. Of a kind that has a size, every episode is taken once.
     *
     * @param episodes of each kind that has no size, at least 1
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     * @param stopRequested asked before each batch
     * @return a row for each kind, in the task's order
     * @throws CancellationException if a stop is requested
     */
    public List<EvaluationRow> generalizations(
            Task task, long episodes, int batchSize, long seed, BooleanSupplier stopRequested) {
        Standards standards = new Standards(task.baseline(), task.marker());
        return task.generalizations().stream()
                .map(kind -> stoppable(kind, stopRequested))
                .map(kind -> evaluate(kind, standards, episodes, batchSize, seed))
                .toList();
    }

    private static Generalization stoppable(Generalization kind, BooleanSupplier stop) {
        return new Generalization(
                kind.name(),
                (random, batch) -> {
                    if (stop.getAsBoolean()) {
                        throw new CancellationException("a stop is requested");
                    }
                    return kind.source().sample(random, batch);
                },
                kind.size());
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
        return evaluate(kind, Standards.NONE, episodes, batchSize, seed);
    }

    /**
     * Evaluates on one kind of episode by what its task holds to be good.
     *
     * @param standards what the task has beside cost and wrong bits
     * @param episodes at least 1; not used if the kind has a size
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     */
    public EvaluationRow evaluate(
            Generalization kind, Standards standards, long episodes, int batchSize, long seed) {
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
        Optional<MarkerTotals> markers = standards.marker().map(MarkerTotals::new);
        while (totals.sequences() < wanted) {
            int size = (int) Math.min(batchSize, wanted - totals.sequences());
            EpisodeBatch batch = kind.source().sample(random, size);
            double[] perSequence = run(batch, markers);
            totals.add(perSequence, batch.batch());
            standards
                    .baseline()
                    .ifPresent(best -> totals.compare(perSequence, best.costBits(batch)));
        }
        return totals.row(kind.name(), markers.map(MarkerTotals::result));
    }

    /** Nats and wrong bits of each sequence, {@code [B, 2]}. */
    private double[] run(EpisodeBatch batch, Optional<MarkerTotals> markers) {
        Answers answers = inference.run(batch, StepTrace.NONE);
        double[] perSequence = new double[2 * batch.batch()];
        backend.download(answers.crossEntropy().value(), perSequence, 0);
        markers.ifPresent(totals -> totals.add(batch, download(answers.logits())));
        return perSequence;
    }

    private double[] download(Var values) {
        double[] host = new double[Math.toIntExact(values.value().size())];
        backend.download(values.value(), host, 0);
        return host;
    }

    @Override
    public void close() {
        inference.close();
    }
}
