package org.ntm4j.evaluate;

import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeSource;
import org.ntm4j.episode.Task;
import org.ntm4j.model.SequenceModel;

/** Runs a model on fresh episodes. Holds backend memory until closed. */
public final class Evaluator implements AutoCloseable {
    private final SequenceModel model;
    private final Tape tape;

    /**
     * @param model whose parameters are on {@code backend}
     */
    public Evaluator(SequenceModel model, TensorBackend backend) {
        this.model = model;
        this.tape = Tape.forInference(backend);
    }

    /**
     * Evaluates on every kind of episode that the task generalises to. Each kind has the same episodes
     * whatever the others are.
     *
     * @param episodes of each kind, at least 1
     * @param batchSize episodes at a time, at least 1
     * @param seed of the episodes
     * @return a row for each kind, in the task's order
     */
    public List<EvaluationRow> generalizations(Task task, long episodes, int batchSize, long seed) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Evaluates on one kind of episode.
     *
     * @param name of the kind
     */
    public EvaluationRow evaluate(
            String name, EpisodeSource source, long episodes, int batchSize, long seed) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public void close() {
        tape.close();
    }
}
