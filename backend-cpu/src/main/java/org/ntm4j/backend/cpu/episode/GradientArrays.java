package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.cpu.kernel.DenseViews;
import org.ntm4j.tensor.EpisodePlan;

/**
 * The arrays behind {@link EpisodeGradients}, and the transposed weights that lead back.
 *
 * @param headsBack {@code [P, H]}
 * @param controllerBack {@code [G, R·M + C]}: of the inputs that came from the step before
 */
record GradientArrays(
        Matrix gates,
        Matrix heads,
        Matrix features,
        StateArrays start,
        Matrix headsBack,
        Matrix controllerBack) {
    static GradientArrays of(
            DenseViews views,
            EpisodePlan plan,
            EpisodeGradients gradients,
            Matrix headsBack,
            Matrix controllerBack) {
        return new GradientArrays(
                Matrix.of(views, gradients.gates(), plan.gateWidth()),
                Matrix.of(views, gradients.heads(), plan.layout().width()),
                Matrix.of(views, gradients.features(), plan.featureWidth()),
                StateArrays.of(views, plan, gradients.start()),
                headsBack,
                controllerBack);
    }
}
