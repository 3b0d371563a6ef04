package org.ntm4j.train;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.StepTrace;

/**
 * A pass that keeps the activations of all steps.
 *
 * <p>Where a backend can record, a shape is computed plainly the first time, which makes all memory that
 * it needs, recorded the second time, and repeated from then on. The results are the same to the bit.
 */
final class TrainingPass implements BatchPass {
    /** Shapes that are kept; {@code docs/decisions/graphs.md} counts those of each task. */
    static final int CAPACITY = 128;

    /**
     * Passes after which a shape gives way to a new one. Where there are more shapes than are kept, most
     * stay, and not each makes room for the next.
     */
    static final int PATIENCE = 8 * CAPACITY;

    private final RunModel model;
    private final Tape tape;
    private final Map<BatchShape, KnownShape> shapes = new LinkedHashMap<>(CAPACITY, 0.75f, true);
    private long passes;

    TrainingPass(RunModel model) {
        this.model = model;
        tape = Tape.forTraining(model.backend());
    }

    @Override
    public View run(EpisodeBatch episodes) {
        passes++;
        Optional<WorkRecorder> recorder = model.backend().recorder();
        if (recorder.isEmpty()) {
            tape.reset();
            return compute(EpisodeVars.uploadLongestFirst(tape, episodes)).value();
        }
        EpisodeVars batch = upload(episodes);
        KnownShape shape = known(BatchShape.of(batch));
        if (shape == null) {
            return compute(batch).value();
        }
        RecordedPass recorded = shape.recorded();
        if (recorded != null && recorded.replay(batch)) {
            return recorded.results().value();
        }
        shape.forget();
        if (shape.isRecordable()) {
            Var results = record(recorder.get(), batch, shape);
            if (results != null) {
                return results.value();
            }
            batch = upload(episodes);
        }
        return compute(batch).value();
    }

    /** What is recorded serves all batches of its shape, whatever lengths their sequences have. */
    private EpisodeVars upload(EpisodeBatch episodes) {
        tape.reset();
        return EpisodeVars.upload(tape, episodes);
    }

    private Var compute(EpisodeVars batch) {
        Var logits = model.model().logits(tape, batch, StepTrace.NONE);
        Var results = batch.crossEntropy(tape, logits);
        model.parameters().zeroGradients();
        tape.backward();
        return results;
    }

    /** The results; null if nothing was recorded, so that the pass has to begin anew. */
    private @Nullable Var record(WorkRecorder recorder, EpisodeVars batch, KnownShape shape) {
        Var[] results = new Var[1];
        Optional<Recording> recording = recorder.record(() -> results[0] = compute(batch));
        if (recording.isEmpty()) {
            shape.hasFailed();
            return null;
        }
        shape.keep(RecordedPass.of(recording.get(), batch, results[0]));
        return results[0];
    }

    /** What is known of a shape; null if it comes for the first time, or there is no place for it. */
    private @Nullable KnownShape known(BatchShape shape) {
        KnownShape found = shapes.get(shape);
        if (found != null) {
            found.use(passes);
        } else if (makePlace()) {
            shapes.put(shape, new KnownShape(passes));
        }
        return found;
    }

    private boolean makePlace() {
        if (shapes.size() < CAPACITY) {
            return true;
        }
        Iterator<KnownShape> oldestFirst = shapes.values().iterator();
        KnownShape oldest = oldestFirst.next();
        if (passes - oldest.lastUse() < PATIENCE) {
            return false;
        }
        oldest.forget();
        oldestFirst.remove();
        return true;
    }

    @Override
    public void close() {
        shapes.values().forEach(KnownShape::forget);
        shapes.clear();
        tape.close();
    }
}
