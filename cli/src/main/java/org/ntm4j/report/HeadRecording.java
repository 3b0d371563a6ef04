package org.ntm4j.report;

import org.ntm4j.tensor.HeadGroup;

/**
 * What one head did in an episode.
 *
 * @param group reads or writes
 * @param number among the heads of its group, from 1 on
 * @param weighting {@code [T][N]}: where the head pointed, rows sum to 1
 * @param key {@code [T][M]}, in (−1, 1)
 * @param keyStrength {@code [T]}, β above 0
 * @param gate {@code [T]}: interpolation gate g in (0, 1); 1 addresses by content alone
 * @param shift {@code [T][S]}: weights of the shifts, rows sum to 1
 * @param sharpening {@code [T]}, γ of at least 1
 * @param erase {@code [T][M]}, in (0, 1); no rows for a read head
 * @param add {@code [T][M]}, in (−1, 1); no rows for a read head
 * @param read {@code [T][M]}: the read vectors; no rows for a write head
 */
public record HeadRecording(
        HeadGroup group,
        int number,
        float[][] weighting,
        float[][] key,
        float[] keyStrength,
        float[] gate,
        float[][] shift,
        float[] sharpening,
        float[][] erase,
        float[][] add,
        float[][] read) {
    /** {@code write head 1}. */
    public String name() {
        return kind() + " head " + number;
    }

    /** {@code read} or {@code write}. */
    public String kind() {
        return group == HeadGroup.READ ? "read" : "write";
    }

    /** Whether this is a write head. */
    public boolean writes() {
        return group == HeadGroup.WRITE;
    }

    /** The location of most weight at step {@code t}, the first of several. */
    public int location(int t) {
        return argmax(weighting[t]);
    }

    /** The weight there. */
    public float weight(int t) {
        return weighting[t][location(t)];
    }

    /** The shift of most weight at step {@code t}: −1, 0 or +1 if there are three. */
    public int shiftOffset(int t) {
        return argmax(shift[t]) - (shift[t].length - 1) / 2;
    }

    private static int argmax(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
