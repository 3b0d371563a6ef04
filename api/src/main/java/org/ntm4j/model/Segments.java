package org.ntm4j.model;

/**
 * The steps of an episode cut into segments that differ by one step at most.
 *
 * @param steps T
 * @param count of segments, at least 1
 */
public record Segments(int steps, int count) {
    /**
     * @throws IllegalArgumentException if there is no segment, or one would have no step
     */
    public Segments {
        if (count < 1 || count > Math.max(1, steps)) {
            throw new IllegalArgumentException(steps + " steps can't be cut into " + count);
        }
    }

    /** As many segments as asked for, or as there are steps. */
    public static Segments atMost(int count, int steps) {
        return new Segments(steps, Math.min(count, Math.max(1, steps)));
    }

    /** The first step of a segment; T for the one after the last. */
    public int from(int segment) {
        return (int) ((long) steps * segment / count);
    }

    /** One more than the last step of a segment. */
    public int to(int segment) {
        return from(segment + 1);
    }
}
