package org.ntm4j.train;

import org.ntm4j.backend.View;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.error.NtmException;
import org.ntm4j.model.SegmentedModel;
import org.ntm4j.model.SequenceModel;

/** The pass forward and backward over a batch: from episodes to results and gradients. */
interface BatchPass extends AutoCloseable {
    /**
     * Computes the results of a batch and sets the gradients of the parameters.
     *
     * @return {@code [B, 2]}, nats and wrong bits of each sequence, in any order; good until the next call
     */
    View run(EpisodeBatch episodes);

    @Override
    void close();

    /**
     * The pass that the settings of a run ask for.
     *
     * @throws NtmException {@code NTM-T003} if they ask for segments and the model can't be run in segments
     */
    static BatchPass of(RunModel model) {
        CheckpointSegments segments = model.config().training().segments();
        if (!segments.isOn()) {
            return new TrainingPass(model);
        }
        return new SegmentedPass(segmented(model.model()), model.parameters(), segments);
    }

    /**
     * A model as one that runs in segments.
     *
     * @throws NtmException {@code NTM-T003} if it can't
     */
    static SegmentedModel segmented(SequenceModel model) {
        if (model instanceof SegmentedModel segmented) {
            return segmented;
        }
        throw NtmException.badInput(
                "NTM-T003",
                "this model can't be run in segments; set training.checkpointSegments to none");
    }
}
