package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.kernel.DenseViews;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.RunningSequences;

/**
 * The arrays behind what {@link org.ntm4j.backend.EpisodeKernels} are given.
 *
 * @param scored the number of steps that have features
 * @param saved rows of {@link SavedLayout}; of width 0 if nothing is kept for a backward pass
 */
record EpisodeArrays(
        EpisodePlan plan,
        RunningSequences running,
        int firstScored,
        int scored,
        Matrix controller,
        Matrix controllerBias,
        Matrix heads,
        Matrix headsBias,
        StateArrays start,
        Matrix inputs,
        Matrix gates,
        Matrix hidden,
        Matrix headRows,
        Matrix features,
        Matrix saved,
        Checkpoints checkpoints) {
    static EpisodeArrays of(
            DenseViews views,
            EpisodePlan plan,
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved) {
        SavedLayout layout = SavedLayout.of(plan);
        int row = saved.size() > 0 ? layout.length() : 0;
        Matrix savedRows = Matrix.of(views, saved, row);
        int gates = plan.gateWidth();
        int heads = plan.layout().width();
        return new EpisodeArrays(
                plan,
                rows.running(),
                firstScored,
                rows.features().extent(0) / Math.max(1, plan.batch()),
                Matrix.of(views, weights.controller(), gates),
                Matrix.of(views, weights.controllerBias(), gates),
                Matrix.of(views, weights.heads(), heads),
                Matrix.of(views, weights.headsBias(), heads),
                StateArrays.of(views, plan, start),
                Matrix.of(views, rows.inputs(), plan.inputWidth()),
                Matrix.of(views, rows.gates(), gates),
                Matrix.of(views, rows.hidden(), plan.hidden()),
                Matrix.of(views, rows.heads(), heads),
                Matrix.of(views, rows.features(), plan.featureWidth()),
                savedRows,
                new Checkpoints(
                        savedRows.array(),
                        savedRows.at(rows.running().rows()),
                        layout.memorySize(),
                        rows.running(),
                        plan.steps()));
    }

    /** The row of the features of sequence 0 at step {@code t}; below 0 if the step has none. */
    int featureRow(int t) {
        int step = t - firstScored;
        return step >= 0 && step < scored ? step * plan.batch() : -1;
    }

    /** How many of the {@code count} sequences from {@code first} on run at step {@code t}. */
    int running(int t, int first, int count) {
        return Math.max(0, Math.min(count, running.at(t) - first));
    }
}
