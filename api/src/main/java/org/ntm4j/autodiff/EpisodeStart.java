package org.ntm4j.autodiff;

import org.ntm4j.backend.EpisodeState;

/**
 * What a machine has before the first step of {@link Ops#episode}; the symbols are those of {@link
 * org.ntm4j.tensor.EpisodePlan}.
 *
 * @param reads {@code [B, R, M]}
 * @param readWeighting {@code [B, R, N]}
 * @param writeWeighting {@code [B, W, N]}
 * @param memory {@code [B, M, N]}
 * @param hidden {@code [B, C]}
 * @param cell {@code [B, C]}
 */
public record EpisodeStart(
        Var reads, Var readWeighting, Var writeWeighting, Var memory, Var hidden, Var cell) {
    EpisodeState values() {
        return new EpisodeState(
                reads.value(),
                readWeighting.value(),
                writeWeighting.value(),
                memory.value(),
                hidden.value(),
                cell.value());
    }

    EpisodeState gradients() {
        return new EpisodeState(
                reads.gradient(),
                readWeighting.gradient(),
                writeWeighting.gradient(),
                memory.gradient(),
                hidden.gradient(),
                cell.gradient());
    }
}
