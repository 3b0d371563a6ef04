package org.ntm4j.gradcheck;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link DriftCheck} found.
 *
 * @param drifts of each pair of backends and run
 * @param skipped the pairs that could not be compared
 */
public record DriftReport(List<Drift> drifts, List<SkippedPair> skipped) {
    private static final List<String> COLUMNS =
            List.of(
                    "backend",
                    "against",
                    "model",
                    "updates",
                    "cost error",
                    "parameter error",
                    "of parameter");

    /** Copies. */
    public DriftReport {
        drifts = List.copyOf(drifts);
        skipped = List.copyOf(skipped);
    }

    /** The drifts, then the pairs that were skipped. */
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Drift drift : drifts) {
            rows.add(
                    List.of(
                            drift.pair().actual(),
                            drift.pair().expected(),
                            drift.model(),
                            Integer.toString(drift.updates()),
                            GradientReport.number(drift.costError()),
                            GradientReport.number(drift.parameterError()),
                            drift.parameter()));
        }
        for (SkippedPair pair : skipped) {
            rows.add(
                    List.of(
                            pair.pair().actual(),
                            pair.pair().expected(),
                            "skipped",
                            "0",
                            "",
                            "",
                            pair.reason()));
        }
        return new Table(
                "Drift in training; pairs of backends compared: "
                        + drifts.stream().map(Drift::pair).distinct().count()
                        + ", skipped: "
                        + skipped.size(),
                COLUMNS,
                rows);
    }
}
