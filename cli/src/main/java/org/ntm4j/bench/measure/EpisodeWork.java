package org.ntm4j.bench.measure;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.Task;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.StepTrace;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunModel;
import org.ntm4j.train.TrainingSession;

/**
 * Work on episodes that are drawn beforehand, so that their drawing does not count.
 *
 * @param config whose batch size is that of the batches
 * @param batches taken in turn
 */
public record EpisodeWork(RunConfig config, List<EpisodeBatch> batches) {
    private static final int EPISODES = 256;
    private static final int LEAST_BATCHES = 4;

    /**
     * Draws the episodes as for training.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if the task needs data that is not there
     */
    public static EpisodeWork draw(RunConfig config) {
        int batch = config.training().batchSize();
        List<EpisodeBatch> batches = new ArrayList<>();
        try (Task task = config.task().resolved().create()) {
            SeededRandom random = SeededRandom.of(config.seed(), SeededRandom.Purpose.DATA);
            for (int i = 0; i < Math.max(LEAST_BATCHES, EPISODES / batch); i++) {
                batches.add(task.sample(random, batch));
            }
        }
        return new EpisodeWork(config, List.copyOf(batches));
    }

    /**
     * Training: forward, backward and update. A unit is an episode.
     *
     * @param backend closed with the work
     */
    public Workload training(TensorBackend backend) {
        TrainingSession session = started(backend);
        return new Turns(batches, session::update, session::close, backend);
    }

    private TrainingSession started(TensorBackend backend) {
        try {
            return TrainingSession.start(config, backend);
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    /**
     * Prediction: a forward pass, its answers read back. A unit is an episode.
     *
     * @param backend closed with the work
     */
    public Workload prediction(TensorBackend backend) {
        RunModel model = RunModel.initialize(config, backend);
        Tape tape = Tape.forInference(backend);
        return new Turns(
                batches,
                batch -> predict(model, tape, batch),
                () -> {
                    tape.close();
                    model.close();
                },
                backend);
    }

    private static void predict(RunModel model, Tape tape, EpisodeBatch batch) {
        tape.reset();
        EpisodeVars episode = EpisodeVars.upload(tape, batch);
        Var logits = model.model().logits(tape, episode, StepTrace.NONE);
        tape.download(logits, new float[logits.value().size()]);
    }

    private interface Pass {
        void run(EpisodeBatch batch);
    }

    /** Takes the batches in turn. */
    private static final class Turns implements Workload {
        private final List<EpisodeBatch> batches;
        private final Pass pass;
        private final Runnable close;
        private final TensorBackend backend;
        private int next;

        Turns(List<EpisodeBatch> batches, Pass pass, Runnable close, TensorBackend backend) {
            this.batches = batches;
            this.pass = pass;
            this.close = close;
            this.backend = backend;
        }

        @Override
        public long run() {
            EpisodeBatch batch = batches.get(next);
            next = (next + 1) % batches.size();
            pass.run(batch);
            return batch.batch();
        }

        @Override
        public void close() {
            close.run();
            backend.close();
        }
    }
}
