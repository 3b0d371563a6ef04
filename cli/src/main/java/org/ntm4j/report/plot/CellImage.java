package org.ntm4j.report.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;

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
    private static final int MOST_WIDTH = 14;
    private static final int MOST_HEIGHT = 14;
    private static final int GAP = 4;

    /**
     * Draws tables one below another.
     *
     * @param tables at least one, each {@code [columns][rows]} and with as many columns, at least one
     */
    public static CellImage of(float[][]... tables) {
        int columns = tables[0].length;
        int rows = 0;
        for (float[][] table : tables) {
            rows += table[0].length;
        }
        int cellWidth = Math.max(1, Math.min(MOST_WIDTH, WIDTH / columns));
        int cellHeight = Math.max(1, Math.min(MOST_HEIGHT, HEIGHT / rows));
        int width = columns * cellWidth;
        int height = rows * cellHeight + (tables.length - 1) * GAP;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int top = 0;
        for (float[][] table : tables) {
            paint(image, table, top, cellWidth, cellHeight);
            top += table[0].length * cellHeight;
            top += paintGap(image, top);
        }
        return new CellImage(Picture.png(image), width, height);
    }

    private static void paint(
            BufferedImage image, float[][] table, int top, int cellWidth, int cellHeight) {
        int[] cell = new int[cellWidth * cellHeight];
        for (int column = 0; column < table.length; column++) {
            for (int row = 0; row < table[column].length; row++) {
                Arrays.fill(cell, Scale.UNIT.color(table[column][row]).getRGB());
                image.setRGB(
                        column * cellWidth,
                        top + row * cellHeight,
                        cellWidth,
                        cellHeight,
                        cell,
                        0,
                        cellWidth);
            }
        }
    }

    /** Below the last table there is no room for a gap. */
    private static int paintGap(BufferedImage image, int top) {
        for (int y = top; y < Math.min(top + GAP, image.getHeight()); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, Color.WHITE.getRGB());
            }
        }
        return GAP;
    }
}
