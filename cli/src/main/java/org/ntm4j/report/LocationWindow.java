package org.ntm4j.report;

import java.util.List;

/**
 * The locations that heads use in an episode, which are often few of many. Locations are in a circle, so
 * that a window may go on from the last to the first.
 *
 * @param from first location
 * @param count of locations, from 1 to N
 * @param locations N
 */
public record LocationWindow(int from, int count, int locations) {
    private static final float USED = 0.05f;
    private static final int MARGIN = 2;

    /**
     * The shortest window with all locations that a head ever gives weight to, be it little of which no
     * location has more; all locations if that is
     * most of them.
     *
     * @param heads at least one
     */
    public static LocationWindow of(List<HeadRecording> heads) {
        int n = heads.get(0).weighting()[0].length;
        boolean[] used = new boolean[n];
        for (HeadRecording head : heads) {
            for (int t = 0; t < head.weighting().length; t++) {
                float[] row = head.weighting()[t];
                float least = Math.min(USED, head.weight(t) / 2);
                for (int i = 0; i < n; i++) {
                    used[i] |= row[i] >= least;
                }
            }
        }
        return around(used);
    }

    private static LocationWindow around(boolean[] used) {
        int n = used.length;
        int longestGap = 0;
        int afterGap = 0;
        int gap = 0;
        for (int i = 0; i < 2 * n && gap < n; i++) {
            gap = used[i % n] ? 0 : gap + 1;
            if (gap > longestGap) {
                longestGap = gap;
                afterGap = (i + 1) % n;
            }
        }
        int count = n - longestGap + 2 * MARGIN;
        boolean few = longestGap < n && count <= n * 3 / 4;
        return few
                ? new LocationWindow(Math.floorMod(afterGap - MARGIN, n), count, n)
                : new LocationWindow(0, n, n);
    }

    /** The location at a place in the window, from 0 on. */
    public int location(int place) {
        return (from + place) % locations;
    }

    /** Whether not all locations are in it. */
    public boolean isPart() {
        return count < locations;
    }

    /** The columns of a table that are in the window, in its order. */
    public float[][] columns(float[][] table) {
        float[][] part = new float[table.length][count];
        for (int t = 0; t < part.length; t++) {
            for (int place = 0; place < count; place++) {
                part[t][place] = table[t][location(place)];
            }
        }
        return part;
    }
}
