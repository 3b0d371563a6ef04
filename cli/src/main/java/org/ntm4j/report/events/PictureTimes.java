package org.ntm4j.report.events;

import java.util.function.LongSupplier;

/**
 * When pictures are drawn: once at every doubling of the episodes, so that the whole of a training is in a
 * few, and only when all so far took less than a small share of the time.
 */
final class PictureTimes {
    /** Of the time that a process trains. */
    private static final double SHARE = 0.008;

    /**
     * What the first takes beside itself: the JVM compiles anew what trains, which on a machine with a single
     * core holds up the training.
     */
    private static final long WARM_UP_NANOS = 700_000_000;

    private static final long FIRST_EPISODES = 1_000;

    private final LongSupplier nanoTime;
    private final long startNanos;
    private int doublings;
    private long spent = WARM_UP_NANOS;
    private long last;

    /**
     * @param nanoTime a clock for differences
     * @param episodes where the run is
     */
    PictureTimes(LongSupplier nanoTime, long episodes) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.doublings = doublings(episodes);
    }

    /** How often the first episodes were doubled; −1 before them. */
    private static int doublings(long episodes) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(episodes / FIRST_EPISODES);
    }

    /** Whether a picture is due. One that would take too long becomes due later. */
    boolean isDue(long episodes) {
        double allowed = SHARE * (nanoTime.getAsLong() - startNanos);
        return doublings(episodes) > doublings && spent + last <= allowed;
    }

    /** Draws, which is what takes the time. */
    void draw(long episodes, Runnable drawing) {
        doublings = doublings(episodes);
        long begun = nanoTime.getAsLong();
        drawing.run();
        last = nanoTime.getAsLong() - begun;
        spent += last;
    }
}
