package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.cpu.kernel.DenseViews;
import org.ntm4j.tensor.EpisodePlan;

/** The arrays of an {@link EpisodeState}, a row for each sequence. */
record StateArrays(
        Matrix reads,
        Matrix readWeighting,
        Matrix writeWeighting,
        Matrix memory,
        Matrix hidden,
        Matrix cell) {
    static StateArrays of(DenseViews views, EpisodePlan plan, EpisodeState state) {
        int n = plan.locations();
        return new StateArrays(
                Matrix.of(views, state.reads(), plan.readWidth()),
                Matrix.of(views, state.readWeighting(), plan.layout().readHeads() * n),
                Matrix.of(views, state.writeWeighting(), plan.layout().writeHeads() * n),
                Matrix.of(views, state.memory(), plan.layout().memoryWidth() * n),
                Matrix.of(views, state.hidden(), plan.stateWidth()),
                Matrix.of(views, state.cell(), plan.stateWidth()));
    }
}
