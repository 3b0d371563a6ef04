package org.ntm4j.memory;

import org.ntm4j.autodiff.Var;

/**
 * What a memory and its heads have before a step.
 *
 * @param matrix {@code [B, M, N]}
 * @param reads the last read vectors, {@code [B, R, M]}
 * @param readWeighting where the read heads point, {@code [B, R, N]}
 * @param writeWeighting where the write heads point, {@code [B, W, N]}
 */
public record MemoryState(Var matrix, Var reads, Var readWeighting, Var writeWeighting) {}
