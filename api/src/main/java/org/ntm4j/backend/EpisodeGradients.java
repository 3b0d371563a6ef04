package org.ntm4j.backend;

/**
 * The gradients of an episode.
 *
 * @param gates with respect to the controller's pre-activations, {@code [T·B, G]}, overwritten
 * @param heads with respect to the heads' pre-activations, {@code [T·B, P]}, overwritten
 * @param features {@code [scored steps · B, F]}, read
 * @param start added to
 */
public record EpisodeGradients(View gates, View heads, View features, EpisodeState start) {}
