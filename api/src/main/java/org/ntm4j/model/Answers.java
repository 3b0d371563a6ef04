package org.ntm4j.model;

import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;

/**
 * What a model answers to a batch of episodes.
 *
 * @param tape which has the variables
 * @param episode the batch
 * @param logits {@code [scored steps · B, Y]}, of the steps at which answers are due
 */
public record Answers(Tape tape, EpisodeVars episode, Var logits) {
    /** Their cost: {@code [B, 2]}, nats and wrong bits of each sequence. */
    public Var crossEntropy() {
        return episode.crossEntropy(tape, logits);
    }
}
