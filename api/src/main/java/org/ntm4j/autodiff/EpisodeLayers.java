package org.ntm4j.autodiff;

import org.ntm4j.backend.EpisodeWeights;

/**
 * The layers of {@link Ops#episode}; the symbols are those of {@link org.ntm4j.tensor.EpisodePlan}.
 *
 * @param controller weight {@code [I, G]}
 * @param controllerBias {@code [G]}
 * @param heads weight {@code [H, P]}
 * @param headsBias {@code [P]}
 */
public record EpisodeLayers(Var controller, Var controllerBias, Var heads, Var headsBias) {
    EpisodeWeights values() {
        return new EpisodeWeights(
                controller.value(), controllerBias.value(), heads.value(), headsBias.value());
    }
}
