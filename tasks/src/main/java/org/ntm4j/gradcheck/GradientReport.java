package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a {@link GradientCheck} found.
 *
 * @param compared the differences of each pair of backends, case by case
 * @param skipped the pairs that could not be compared
 */
public record GradientReport(
        Map<Pair, List<GradientDifference>> compared, List<SkippedPair> skipped) {
    private static final List<String> COLUMNS =
            List.of(
                    "backend",
                    "against",
                    "model",
                    "cases",
                    "loss error",
                    "gradient error",
                    "of parameter",
                    "in case");

    /** Copies. */
    public GradientReport {
        Map<Pair, List<GradientDifference>> copy = new LinkedHashMap<>();
        compared.forEach((pair, differences) -> copy.put(pair, List.copyOf(differences)));
        compared = Collections.unmodifiableMap(copy);
        skipped = List.copyOf(skipped);
    }

    /** The cases in which a pair differs by more than a tolerance, or by NaN; each on one line. */
    public List<String> failures(double tolerance) {
        List<String> failures = new ArrayList<>();
        compared.forEach(
                (pair, differences) ->
                        differences.stream()
                                .filter(difference -> !difference.isWithin(tolerance))
                                .map(difference -> pair + ", " + difference.summary())
                                .forEach(failures::add));
        return failures;
    }

    /** The largest errors of each pair and model, then the pairs that were skipped. */
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        compared.forEach(
                (pair, differences) ->
                        byModel(differences)
                                .forEach((model, of) -> rows.add(row(pair, model, of))));
        for (SkippedPair pair : skipped) {
            rows.add(
                    List.of(
                            pair.pair().actual(),
                            pair.pair().expected(),
                            "skipped",
                            "0",
                            "",
                            "",
                            "",
                            pair.reason()));
        }
        return new Table(
                "Largest relative errors; pairs of backends compared: "
                        + compared.size()
                        + ", skipped: "
                        + skipped.size(),
                COLUMNS,
                rows);
    }

    private static Map<String, List<GradientDifference>> byModel(List<GradientDifference> all) {
        Map<String, List<GradientDifference>> models = new LinkedHashMap<>();
        for (GradientDifference difference : all) {
            models.computeIfAbsent(difference.model(), model -> new ArrayList<>()).add(difference);
        }
        return models;
    }

    private static List<String> row(Pair pair, String model, List<GradientDifference> all) {
        double lossError = 0;
        GradientDifference worst = all.get(0);
        for (GradientDifference difference : all) {
            lossError = Math.max(lossError, difference.lossError());
            if (Double.compare(difference.worst().error(), worst.worst().error()) > 0) {
                worst = difference;
            }
        }
        return List.of(
                pair.actual(),
                pair.expected(),
                model,
                Integer.toString(all.size()),
                number(lossError),
                number(worst.worst().error()),
                worst.worst().name(),
                worst.sample());
    }

    static String number(double error) {
        return String.format(Locale.ROOT, "%.1e", error);
    }
}
