package org.ntm4j.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A number that was read off a figure of the paper, to be drawn beside ours.
 *
 * @param task of the figure
 * @param model whose curve it is, {@code ntm} for both controllers; empty if it is no model's
 * @param text for the legend
 * @param bits cost that the curve ends with, or stays at
 * @param episodes at which the curve gets near zero
 */
public record PaperReading(
        String task, String model, String text, OptionalDouble bits, OptionalLong episodes) {
    private static final String COPY = "copy";
    private static final String REPEAT = "repeat-copy";
    private static final String RECALL = "associative-recall";
    private static final String NGRAMS = "n-grams";
    private static final String SORT = "priority-sort";
    private static final String FEEDFORWARD = "ntm-ff";
    private static final String RECURRENT = "ntm-lstm";
    private static final String EITHER = "ntm";
    private static final String BASELINE = "lstm";

    private static final List<PaperReading> ALL =
            List.of(
                    near(COPY, FEEDFORWARD, "near 0 at about 100,000 (Figure 3)", 100_000),
                    near(COPY, RECURRENT, "near 0 at about 200,000 (Figure 3)", 200_000),
                    ends(COPY, BASELINE, "about 2 bits after 1,000,000 (Figure 3)", 2),
                    near(REPEAT, EITHER, "near 0 at about 100,000 (Figure 7)", 100_000),
                    near(REPEAT, BASELINE, "near 0 at about 300,000 (Figure 7)", 300_000),
                    near(RECALL, FEEDFORWARD, "near 0 at about 30,000 (Figure 10)", 30_000),
                    near(RECALL, RECURRENT, "near 0 at about 100,000 (Figure 10)", 100_000),
                    ends(RECALL, BASELINE, "1 to 2 bits after 1,000,000 (Figure 10)", 1.5),
                    ends(NGRAMS, "", "optimal estimator, 131 to 132 bits (Figure 13)", 131.5),
                    ends(NGRAMS, EITHER, "133 to 134 bits (Figure 13)", 133.5),
                    ends(NGRAMS, BASELINE, "about 137 bits (Figure 13)", 137),
                    ends(SORT, EITHER, "10 to 20 bits (Figure 18)", 15),
                    ends(SORT, BASELINE, "about 50 bits (Figure 18)", 50));

    private static PaperReading near(String task, String model, String text, long episodes) {
        return new PaperReading(
                task, model, text, OptionalDouble.empty(), OptionalLong.of(episodes));
    }

    private static PaperReading ends(String task, String model, String text, double bits) {
        return new PaperReading(task, model, text, OptionalDouble.of(bits), OptionalLong.empty());
    }

    /** The readings of a report's models, in the order of the paper. */
    public static List<PaperReading> of(ReportRuns runs) {
        List<String> models = runs.groups().stream().map(RunGroup::model).toList();
        return ALL.stream()
                .filter(reading -> reading.task.equals(runs.task()))
                .filter(
                        reading ->
                                models.stream().anyMatch(model -> model.startsWith(reading.model)))
                .toList();
    }

    /** As a legend has it. */
    public String label() {
        return "paper" + (model.isEmpty() ? "" : ", " + model) + ": " + text;
    }

    /**
     * Whether it is to be drawn on an axis that ends at {@code longest} episodes: what is far beyond
     * would press the curves together.
     */
    public boolean fits(long longest) {
        return episodes.orElse(0) <= 2.5 * longest;
    }
}
