package org.ntm4j.report;

/**
 * The memory at the ends of an episode. What it held between them follows from the write heads, by
 * equations 3 and 4 of the paper: {@link EpisodeRecording#memoryAfter}.
 *
 * @param before {@code [N][M]}: before the first step
 * @param after {@code [N][M]}: after the last step
 */
public record MemoryRecording(float[][] before, float[][] after) {
    /** N. */
    public int locations() {
        return before.length;
    }

    /** M. */
    public int width() {
        return before[0].length;
    }
}
