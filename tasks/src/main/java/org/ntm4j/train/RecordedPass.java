package org.ntm4j.train;

import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.Recording;
import org.ntm4j.model.EpisodeVars;

/**
 * A pass that was recorded, with the variables where it finds its batch and leaves its results.
 *
 * @param results {@code [B, 2]}
 */
record RecordedPass(Recording recording, Var inputs, Var targets, Var mask, Var results) {
    static RecordedPass of(Recording recording, EpisodeVars batch, Var results) {
        return new RecordedPass(
                recording,
                batch.inputs().all(),
                batch.targets().all(),
                batch.mask().all(),
                results);
    }

    /** Repeats it; false if nothing was done, since memory that it uses is not what it was. */
    boolean replay(EpisodeVars uploaded) {
        return isAt(uploaded) && recording.replay();
    }

    /** Whether a batch lies where this one lay: variables change with their memory. */
    private boolean isAt(EpisodeVars uploaded) {
        return uploaded.inputs().all() == inputs
                && uploaded.targets().all() == targets
                && uploaded.mask().all() == mask;
    }
}
