package org.ntm4j.report.plot;

import java.awt.Color;

/**
 * Which colour a number has in a heat map.
 *
 * @param low the least number
 * @param high the most
 * @param signed whether 0 is in the middle, and white
 */
record Scale(double low, double high, boolean signed) {
    /** Viridis, from 0 to 1 by tenths. */
    private static final int[] VIRIDIS = {
        0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151,
        0xBDDF26, 0xFDE725
    };

    /** RdBu of ColorBrewer, from blue to red by tenths. */
    private static final int[] BLUE_TO_RED = {
        0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
        0xB2182B, 0x67001F
    };

    /** As many colours as the eye needs; equal neighbours are drawn as one. */
    static final int LEVELS = 50;

    /** From 0 to 1: weights, gates, probabilities. */
    static final Scale UNIT = new Scale(0, 1, false);

    /** Weights are sharp or not: those of a head that is spread over many locations need colours, too. */
    private static final double SHARP = 0.3;

    /** From 0 to 1 for weights; to the most of them if that is little. */
    static Scale ofWeights(float[][] table) {
        double most = 0;
        for (float[] row : table) {
            for (float weight : row) {
                most = Float.isFinite(weight) ? Math.max(most, weight) : most;
            }
        }
        return most >= SHARP || most == 0 ? UNIT : new Scale(0, most, false);
    }

    /** For numbers of both signs, as far as they go; from 0 to 1 at least if none is below 0. */
    static Scale of(float[][]... tables) {
        double least = 0;
        double most = 0;
        for (float[][] table : tables) {
            for (float[] row : table) {
                for (float number : row) {
                    least = Float.isFinite(number) ? Math.min(least, number) : least;
                    most = Float.isFinite(number) ? Math.max(most, number) : most;
                }
            }
        }
        double size = Math.max(most, -least);
        return least < 0 ? new Scale(-size, size, true) : new Scale(0, Math.max(1, most), false);
    }

    /** The colour of a number; grey if it is none. */
    Color color(double number) {
        return Double.isNaN(number)
                ? Color.GRAY
                : new Color(rgb((number - low) / (high - low), signed));
    }

    /** Which of the levels, from 0 on, a share of the scale has. */
    static long level(double share) {
        return Math.round(Math.max(0, Math.min(1, share)) * LEVELS);
    }

    /** Red, green and blue of a share of a scale, in the lower bytes. */
    static int rgb(double share, boolean signed) {
        int[] stops = signed ? BLUE_TO_RED : VIRIDIS;
        double at = level(share) / (double) LEVELS * (stops.length - 1);
        int below = Math.min((int) at, stops.length - 2);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops[below] >> shift & 0xFF;
            int to = stops[below + 1] >> shift & 0xFF;
            rgb |= (int) Math.round(from + (at - below) * (to - from)) << shift;
        }
        return rgb;
    }
}
