package org.ntm4j.backend;

/**
 * What the layers of a machine read and emit at all steps, step by step, the sequences of a step together.
 *
 * @param inputs of the controller, {@code [T·B, I]}: x, read vectors, h of an LSTM
 * @param gates activated, of an LSTM, {@code [T·B, G]}; of a feedforward network, undefined
 * @param hidden what the controller emits, {@code [T·B, H]}
 * @param heads activated head parameters, {@code [T·B, P]}
 * @param features {@code [scored steps · B, F]}: what the controller emits and the read vectors, of the scored steps,
 *     which follow each other
 */
public record EpisodeRows(View inputs, View gates, View hidden, View heads, View features) {}
