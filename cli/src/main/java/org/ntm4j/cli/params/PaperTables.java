package org.ntm4j.cli.params;

import static org.ntm4j.cli.params.PaperTask.ASSOCIATIVE_RECALL;
import static org.ntm4j.cli.params.PaperTask.COPY;
import static org.ntm4j.cli.params.PaperTask.DYNAMIC_NGRAMS;
import static org.ntm4j.cli.params.PaperTask.PRIORITY_SORT;
import static org.ntm4j.cli.params.PaperTask.REPEAT_COPY;

import java.util.List;

/** The paper's Tables 1 to 3: models, their sizes and their parameters. */
public final class PaperTables {
    /** The cell in which the paper has two digits swapped: it prints 384,424. */
    public static final PaperCell MISPRINT = new PaperCell(3, PRIORITY_SORT, 0, 3, 128, 384_424);

    /** What the cell {@link #MISPRINT} has to be by the paper's own architecture. */
    public static final long MISPRINT_MEANT = 348_424;

    private static final List<PaperCell> CELLS =
            List.of(
                    new PaperCell(1, COPY, 1, 1, 100, 17_162),
                    new PaperCell(1, REPEAT_COPY, 1, 1, 100, 16_712),
                    new PaperCell(1, ASSOCIATIVE_RECALL, 4, 1, 256, 146_845),
                    new PaperCell(1, DYNAMIC_NGRAMS, 1, 1, 100, 14_656),
                    new PaperCell(1, PRIORITY_SORT, 8, 1, 512, 508_305),
                    new PaperCell(2, COPY, 1, 1, 100, 67_561),
                    new PaperCell(2, REPEAT_COPY, 1, 1, 100, 66_111),
                    new PaperCell(2, ASSOCIATIVE_RECALL, 1, 1, 100, 70_330),
                    new PaperCell(2, DYNAMIC_NGRAMS, 1, 1, 100, 61_749),
                    new PaperCell(2, PRIORITY_SORT, 5, 2, 100, 269_038),
                    new PaperCell(3, COPY, 0, 3, 256, 1_352_969),
                    new PaperCell(3, REPEAT_COPY, 0, 3, 512, 5_312_007),
                    new PaperCell(3, ASSOCIATIVE_RECALL, 0, 3, 256, 1_344_518),
                    new PaperCell(3, DYNAMIC_NGRAMS, 0, 3, 128, 331_905),
                    MISPRINT);

    private PaperTables() {}

    /** All cells, by table and then in the paper's order. */
    public static List<PaperCell> cells() {
        return CELLS;
    }

    /** What a table is about. */
    public static String title(int table) {
        return switch (table) {
            case 1 -> "NTM with a feedforward controller";
            case 2 -> "NTM with an LSTM controller";
            case 3 -> "LSTM";
            default -> throw new IllegalArgumentException("the paper has no table " + table);
        };
    }
}
