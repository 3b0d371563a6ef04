package org.ntm4j.memory;

/** What the memory holds when an episode starts. */
public enum MemoryStart {
    /** {@value ExternalMemory#START_VALUE} everywhere. */
    CONSTANT,
    /** Learned, the same in all episodes; starts as {@link #CONSTANT}. */
    LEARNED,
    /** Learned, the same in all episodes; starts normal, with standard deviation 0.3. */
    LEARNED_RANDOM,
    /** Normal with standard deviation 0.3, drawn once and never changed. */
    RANDOM
}
