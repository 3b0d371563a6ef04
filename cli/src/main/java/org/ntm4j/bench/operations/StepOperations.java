package org.ntm4j.bench.operations;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/**
 * What a training step has to compute, without padding: each sequence as long as it is.
 *
 * @param forward operations of an episode from its input to the answer, on average
 * @param backward of an episode from the answer to the gradients
 * @param update of an update, whatever the batch
 * @param products the layers' matrix products
 */
public record StepOperations(
        double forward, double backward, double update, Set<Product> products) {
    /**
     * A layer's matrix product: {@code [rows, inner] · [inner, columns]}.
     *
     * @param inner what the layer reads
     * @param columns what it emits
     */
    public record Product(int inner, int columns) {}

    private static final int EPISODES = 256;
    private static final String ONE = "1";

    /**
     * Counts a run's operations on episodes that are drawn as for training.
     *
     * @throws org.ntm4j.error.NtmException as {@link TrainingSession#start}
     */
    public static StepOperations of(RunConfig config) {
        RunConfig single = config.with("training.batchSize", ONE);
        try (Task task = single.task().resolved().create()) {
            SeededRandom random = SeededRandom.of(single.seed(), SeededRandom.Purpose.DATA);
            List<EpisodeBatch> episodes =
                    Stream.generate(() -> task.sample(random, 1)).limit(EPISODES).toList();
            return of(single, episodes);
        }
    }

    private static StepOperations of(RunConfig single, List<EpisodeBatch> episodes) {
        OperationCount count = count(single, episodes);
        double forward = count.of(Kernel.Pass.FORWARD) - count.of(Kernel.LOSS);
        double update = count.of(Kernel.Pass.UPDATE);
        double others = count.total() - forward - update;
        int n = episodes.size();
        return new StepOperations(forward / n, others / n, update / n, count.products());
    }

    /**
     * The operations of updates on given batches.
     *
     * @param batches each as large as the settings' batch size
     */
    public static OperationCount count(RunConfig config, List<EpisodeBatch> batches) {
        OperationCount count = new OperationCount();
        try (TrainingSession session = TrainingSession.start(config, new CountingBackend(count))) {
            batches.forEach(session::update);
        }
        return count;
    }

    /**
     * Of training, for each episode.
     *
     * @param batch episodes of an update
     */
    public double training(int batch) {
        return forward + backward + update / batch;
    }
}
