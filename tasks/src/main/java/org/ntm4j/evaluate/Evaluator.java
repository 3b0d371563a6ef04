package org.ntm4j.evaluate;

import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.metric.MetricWindow;
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
     * whatever the others are.
     *
     * @param episodes of each kind, at least 1
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     * @return a row for each kind, in the task's order
     */
    public List<EvaluationRow> generalizations(Task task, long episodes, int batchSize, long seed) {
        return task.generalizations().stream()
                .map(kind -> evaluate(kind.name(), kind.source(), episodes, batchSize, seed))
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
        if (episodes < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "episodes and batchSize must be at least 1, got "
                            + episodes
                            + " and "
                            + batchSize);
        }
        SeededRandom random = SeededRandom.of(seed, SeededRandom.Purpose.EVALUATION);
        MetricWindow window = new MetricWindow();
        while (window.sequences() < episodes) {
            int batch = (int) Math.min(batchSize, episodes - window.sequences());
            addTo(window, source.sample(random, batch));
        }
        return new EvaluationRow(
                name,
                window.sequences(),
                window.costBits(),
                window.costStandardError(),
                window.bitErrors(),
                window.solved());
    }

    private void addTo(MetricWindow window, EpisodeBatch batch) {
        tape.reset();
        EpisodeVars episode = EpisodeVars.upload(tape, batch);
        Var logits = model.logits(tape, episode, StepTrace.NONE);
        Var results = episode.crossEntropy(tape, logits);
        double[] perSequence = new double[2 * batch.batch()];
        backend.download(results.value(), perSequence, 0);
        window.addBatch(perSequence, batch.batch());
    }

    @Override
    public void close() {
        tape.close();
    }
}
