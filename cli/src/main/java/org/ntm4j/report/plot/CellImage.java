package org.ntm4j.report.plot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tables of numbers from 0 to 1 as a small picture: a cell for each number and nothing else, which takes a
 * fraction of the time of a picture with titles and axes.
 *
 * @param png the file
 * @param width in pixels
 * @param height in pixels
 */
public record CellImage(byte[] png, int width, int height) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 384;
    private static final int MOST_CELL = 14;
    private static final int GAP = 4;

    /** As places in the palette: numbers by their level, what is none, and what is between tables. */
    private static final byte NO_NUMBER = Scale.LEVELS + 1;

    private static final byte WHITE = NO_NUMBER + 1;
    private static final int GREY_RGB = 0x808080;
    private static final int WHITE_RGB = 0xFFFFFF;

    /**
     * Draws tables one below another.
     *
     * @param tables at least one, each {@code [columns][rows]} and with as many columns, at least one
     */
    public static CellImage of(float[][]... tables) {
        int columns = tables[0].length;
        int rows = Arrays.stream(tables).mapToInt(table -> table[0].length).sum();
        int cellWidth = Math.max(1, Math.min(MOST_CELL, WIDTH / columns));
        int cellHeight = Math.max(1, Math.min(MOST_CELL, HEIGHT / rows));
        int width = columns * cellWidth;
        int height = rows * cellHeight + (tables.length - 1) * GAP;
        byte[][] pixels = new byte[height][width];
        int top = 0;
        for (float[][] table : tables) {
            for (int y = 0; y < table[0].length * cellHeight; y++) {
                for (int x = 0; x < width; x++) {
                    pixels[top + y][x] = place(table[x / cellWidth][y / cellHeight]);
                }
            }
            top += table[0].length * cellHeight;
            for (int y = top; y < Math.min(top + GAP, height); y++) {
                Arrays.fill(pixels[y], WHITE);
            }
            top += GAP;
        }
        return new CellImage(PalettePng.of(pixels, palette()), width, height);
    }

    private static byte place(float number) {
        return Float.isNaN(number) ? NO_NUMBER : (byte) Scale.level(number);
    }

    private static int[] palette() {
        return IntStream.concat(
                        IntStream.rangeClosed(0, Scale.LEVELS)
                                .map(level -> Scale.rgb(level / (double) Scale.LEVELS, false)),
                        IntStream.of(GREY_RGB, WHITE_RGB))
                .toArray();
    }
}
