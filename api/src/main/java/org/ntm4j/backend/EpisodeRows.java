package org.ntm4j.backend;

import org.ntm4j.tensor.RunningSequences;

/**
 * What the layers of a machine read and emit at all steps, step by step, the sequences of a step together. Q is
 * {@link RunningSequences#rows()}: only running sequences have rows, those of a step from {@link
 * RunningSequences#firstRow} on; T·B if all run to the end.
 *
 * @param running the sequences that have rows at each step
 * @param inputs of the controller, {@code [Q, I]}: x, read vectors, h of an LSTM
 * @param gates activated, of an LSTM, {@code [Q, G]}; of a feedforward network, undefined
 * @param hidden what the controller emits, {@code [Q, H]}
 * @param heads activated head parameters, {@code [Q, P]}
 * @param features {@code [scored steps · B, F]}: what the controller emits and the read vectors, of the scored steps,
 *     which follow each other; of sequences that are over, any finite numbers
 */
public record EpisodeRows(
        RunningSequences running,
        View inputs,
        View gates,
        View hidden,
        View heads,
        View features) {}
