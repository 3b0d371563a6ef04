package org.ntm4j.backend;

/**
 * The parameters that {@link EpisodeKernels} read; the symbols are those of {@link
 * org.ntm4j.tensor.EpisodePlan}.
 *
 * @param controller {@code [I, G]}
 * @param controllerBias {@code [G]}
 * @param heads {@code [H, P]}
 * @param headsBias {@code [P]}
 */
public record EpisodeWeights(View controller, View controllerBias, View heads, View headsBias) {}
