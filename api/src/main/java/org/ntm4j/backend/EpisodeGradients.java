package org.ntm4j.backend;

/**
 * The gradients of an episode, its rows those of {@link EpisodeRows}.
 *
 * @param gates with respect to the controller's pre-activations, {@code [Q, G]}, overwritten
 * @param heads with respect to the heads' pre-activations, {@code [Q, P]}, overwritten
 * @param features {@code [scored steps · B, F]}, read; 0 of sequences that are over
 * @param start added to
 */
public record EpisodeGradients(View gates, View heads, View features, EpisodeState start) {}
