package org.ntm4j.backend;

/**
 * What a machine has before the first step, or the gradient of that.
 *
 * @param reads {@code [B, R, M]}
 * @param readWeighting {@code [B, R, N]}
 * @param writeWeighting {@code [B, W, N]}
 * @param memory {@code [B, M, N]}
 * @param hidden h of an LSTM, {@code [B, C]}
 * @param cell c of an LSTM, {@code [B, C]}
 */
public record EpisodeState(
        View reads, View readWeighting, View writeWeighting, View memory, View hidden, View cell) {}
