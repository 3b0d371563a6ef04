package org.ntm4j.backend.cpu.episode;

/** See {@link SavedLayout} for what a ring is. */
final class Rings {
    private Rings() {}

    /** Completes the ring at {@code at} whose {@code n} numbers are there, {@code halo} after its begin. */
    static void close(float[] ring, int at, int halo, int n) {
        for (int i = at + halo - 1; i >= at; i--) {
            ring[i] = ring[i + n];
        }
        for (int i = at + halo + n; i < at + n + 2 * halo; i++) {
            ring[i] = ring[i - n];
        }
    }
}
