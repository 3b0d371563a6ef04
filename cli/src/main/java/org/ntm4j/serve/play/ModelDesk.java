package org.ntm4j.serve.play;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.FileStamp;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.EpisodeRecorder;
import org.ntm4j.train.RunModel;

/**
 * Answers questions to trained models, one after the other in a thread of its own, so that they take one
 * processor at most from trainings. Opens the backend with the first question. Keeps the models that were
 * asked last. Thread-safe.
 */
public final class ModelDesk implements AutoCloseable {
    static final int MOST_WAITING = 6;
    private static final int PATIENCE_SECONDS = 60;
    private static final int KEPT = 3;

    private final Supplier<OpenBackend> opener;
    private final ExecutorService worker;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Map<Key, Loaded> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
    private Optional<OpenBackend> backend = Optional.empty();

    private record Key(RunFiles files, CheckpointKind kind, FileStamp stamp) {}

    /**
     * A model that can be asked.
     *
     * @param trained what was saved
     * @param run the same on the backend
     * @param recorder of the model
     */
    record Loaded(TrainedModel trained, RunModel run, EpisodeRecorder recorder) {
        private void close() {
            recorder.close();
            run.close();
        }
    }

    /**
     * @param opener opens the backend, in the thread that uses it
     */
    public ModelDesk(Supplier<OpenBackend> opener) {
        this.opener = opener;
        worker =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "dashboard-model");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Asks the model of a checkpoint.
     *
     * @throws NtmException {@code NTM-S021} if too many wait already, {@code NTM-S022} if it takes too
     *     long, {@code NTM-K0…} if the checkpoint can't be used, {@code NTM-B0…} if the backend can't
     */
    <T> T ask(RunFiles files, CheckpointKind kind, Function<Loaded, T> question) {
        if (!places.tryAcquire()) {
            throw PlayErrors.busy();
        }
        try {
            Future<T> answer = worker.submit(() -> question.apply(model(files, kind)));
            return get(answer);
        } finally {
            places.release();
        }
    }

    /** How many may still ask. */
    int freePlaces() {
        return places.availablePermits();
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw PlayErrors.tooSlow(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlayErrors.busy();
        }
    }

    private Loaded model(RunFiles files, CheckpointKind kind) {
        Key key = new Key(files, kind, FileStamp.of(files.checkpoint(kind)));
        Loaded known = kept.get(key);
        if (known != null) {
            return known;
        }
        TrainedModel trained = TrainedModel.read(files, kind);
        if (backend.isEmpty()) {
            backend = Optional.of(opener.get());
        }
        RunModel run = trained.load(backend.get().backend());
        Loaded loaded = new Loaded(trained, run, new EpisodeRecorder(run));
        kept.put(key, loaded);
        if (kept.size() > KEPT) {
            Key oldest = kept.keySet().iterator().next();
            Optional.ofNullable(kept.remove(oldest)).ifPresent(Loaded::close);
        }
        return loaded;
    }

    /** Ends it; a question that is being answered is not waited for long. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (worker.awaitTermination(1, TimeUnit.SECONDS)) {
                kept.values().forEach(Loaded::close);
                backend.ifPresent(OpenBackend::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
