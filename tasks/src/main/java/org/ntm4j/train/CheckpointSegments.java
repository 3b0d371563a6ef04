package org.ntm4j.train;

import org.ntm4j.model.Segments;

/**
 * Into how many segments an episode is cut whose activations are computed twice, to be kept for one segment at a
 * time: none, so many, or by the episode's length.
 *
 * @param count 0 for none, {@link #AUTO}, or the number of segments
 */
record CheckpointSegments(int count) {
    /** About √T: what the borders take and what the steps of a segment take then grow alike. */
    private static final int AUTO = -1;

    private static final int MOST = 1_000_000;

    /**
     * @param text {@code none}, {@code auto} or a number
     * @throws IllegalArgumentException that says what it must be
     */
    static CheckpointSegments parse(String text) {
        if (text.equals("none")) {
            return new CheckpointSegments(0);
        }
        if (text.equals("auto")) {
            return new CheckpointSegments(AUTO);
        }
        if (text.matches("\\d{1,7}")) {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return new CheckpointSegments(count);
            }
        }
        throw new IllegalArgumentException(
                "checkpointSegments must be none, auto or a whole number between 1 and "
                        + MOST
                        + ", got "
                        + text);
    }

    /** Whether episodes are cut at all. */
    boolean isOn() {
        return count != 0;
    }

    /** The segments of an episode, if episodes are cut. */
    Segments of(int steps) {
        int wanted = count == AUTO ? (int) Math.ceil(Math.sqrt(steps)) : count;
        return Segments.atMost(Math.max(1, wanted), steps);
    }
}
