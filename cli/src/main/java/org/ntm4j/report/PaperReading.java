package org.ntm4j.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ntm4j.train.Presets;

/**
 * A number that was read off a figure of the paper, to be drawn beside ours.
 *
 * @param task of the figure
 * @param model whose curve it is, {@code ntm} for both controllers; empty if it is no model's
 * @param kind of the sequences that it is about; empty for a learning curve
 * @param text for the legend
 * @param bits cost that the curve ends with, or stays at
 * @param episodes at which the curve gets near zero
 */
public record PaperReading(
        String task,
        String model,
        String kind,
        String text,
        OptionalDouble bits,
        OptionalLong episodes) {
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
                    ends(SORT, BASELINE, "about 50 bits (Figure 18)", 50),
                    at(RECALL, FEEDFORWARD, "12 items", "about 0 bits (Figure 11)", 0),
                    at(RECALL, FEEDFORWARD, "15 items", "below 1 bit (Figure 11)", 1),
                    at(RECALL, RECURRENT, "12 items", "about 5 bits (Figure 11)", 5),
                    at(RECALL, BASELINE, "12 items", "about 35 bits (Figure 11)", 35),
                    at(NGRAMS, "", "200 bits", "optimum, 131 to 132 bits (Figure 13)", 131.5),
                    at(NGRAMS, EITHER, "200 bits", "133 to 134 bits (Figure 13)", 133.5),
                    at(NGRAMS, BASELINE, "200 bits", "about 137 bits (Figure 13)", 137),
                    at(SORT, EITHER, "16 of 20", "10 to 20 bits (Figure 18)", 15),
                    at(SORT, BASELINE, "16 of 20", "about 50 bits (Figure 18)", 50));

    private static PaperReading near(String task, String model, String text, long episodes) {
        return new PaperReading(
                task, model, "", text, OptionalDouble.empty(), OptionalLong.of(episodes));
    }

    private static PaperReading ends(String task, String model, String text, double bits) {
        return at(task, model, "", text, bits);
    }

    private static PaperReading at(
            String task, String model, String kind, String text, double bits) {
        return new PaperReading(
                task, model, kind, text, OptionalDouble.of(bits), OptionalLong.empty());
    }

    /** The readings of learning curves for a report's models, in the order of the paper. */
    public static List<PaperReading> of(ReportRuns runs) {
        return about(runs).stream().filter(reading -> reading.kind.isEmpty()).toList();
    }

    /** The readings for the kinds of sequences that a report's runs were evaluated on. */
    public static List<PaperReading> ofKinds(ReportRuns runs) {
        List<String> kinds = ReportData.kinds(runs);
        return about(runs).stream().filter(reading -> kinds.contains(reading.kind)).toList();
    }

    private static List<PaperReading> about(ReportRuns runs) {
        List<String> models =
                runs.groups().stream()
                        .filter(PaperReading::isOfThePapersTask)
                        .map(RunGroup::model)
                        .toList();
        return ALL.stream()
                .filter(reading -> reading.task.equals(runs.task()))
                .filter(
                        reading ->
                                models.stream().anyMatch(model -> model.startsWith(reading.model)))
                .toList();
    }

    /** Whether a run's sequences are those of the paper: others cost more or less. */
    private static boolean isOfThePapersTask(RunGroup group) {
        return group.runs().stream()
                .map(ReportRun::config)
                .anyMatch(
                        config ->
                                config.task()
                                        .equals(
                                                Presets.get(
                                                                "paper",
                                                                config.task().taskId(),
                                                                config.model().modelId(),
                                                                config.seed())
                                                        .task()));
    }

    /** As a legend has it. */
    public String label() {
        return "paper"
                + (model.isEmpty() ? "" : ", " + model)
                + (kind.isEmpty() ? "" : ", " + kind)
                + ": "
                + text;
    }

    /**
     * Whether it is to be drawn on an axis that ends at {@code longest} episodes: what is far beyond
     * would press the curves together.
     */
    public boolean fits(long longest) {
        return episodes.orElse(0) <= 2.5 * longest;
    }
}
