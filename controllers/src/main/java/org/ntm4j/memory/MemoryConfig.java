package org.ntm4j.memory;

import org.ntm4j.tensor.HeadLayout;

/**
 * An external memory and its heads.
 *
 * @param locations N
 * @param layout heads, width M and shifts S
 * @param memoryStart what an episode starts with
 * @param weightingStart where the heads point before the first step
 * @param accessOrder what comes first at a time step
 */
public record MemoryConfig(
        int locations,
        HeadLayout layout,
        MemoryStart memoryStart,
        WeightingStart weightingStart,
        AccessOrder accessOrder) {}
