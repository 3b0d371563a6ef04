package org.ntm4j.report.plot;

import java.awt.Color;
import java.util.List;

/** Colours that people who see fewer of them can tell apart. */
final class Palette {
    /** Okabe and Ito (2008), without the yellow that is too light for lines on white. */
    private static final List<Color> LINES =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD55E00),
                    new Color(0x009E73),
                    new Color(0xCC79A7),
                    new Color(0x56B4E9),
                    new Color(0xE69F00));

    /** Seen on dark and on bright cells. */
    static final Color MARK = new Color(0xFF7F0E);

    static final Color TEXT = new Color(0x222222);
    static final Color FAINT = new Color(0x666666);
    static final Color GRID = new Color(0xDDDDDD);

    private Palette() {}

    /** The colour of a line; after the last comes the first again. */
    static Color line(int index) {
        return LINES.get(index % LINES.size());
    }

    /** The same, see-through. */
    static Color band(int index) {
        Color line = line(index);
        return new Color(line.getRed(), line.getGreen(), line.getBlue(), 50);
    }
}
