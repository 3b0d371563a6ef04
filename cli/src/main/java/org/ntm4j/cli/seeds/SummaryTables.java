package org.ntm4j.cli.seeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.evaluate.EvaluationRow;

/** The summary for people, as tables with a heading each, and as one sentence. */
final class SummaryTables {
    private SummaryTables() {}

    /**
     * A table.
     *
     * @param heading above it, without a colon
     * @param table what is in it
     */
    record Section(String heading, TextTable table) {}

    /** A table of the seeds, and some of how they generalise if any is finished. */
    static List<Section> of(SeedsSummary summary) {
        List<Section> sections = new ArrayList<>();
        sections.add(seeds(summary));
        List<SeedsSummary.Kind> kinds = summary.kinds();
        if (!kinds.isEmpty()) {
            sections.add(generalization(summary, kinds));
        }
        List<SeedsSummary.Kind> withOptimum =
                kinds.stream().filter(SeedsSummary.Kind::hasOptimum).toList();
        if (!withOptimum.isEmpty()) {
            sections.add(optimum(withOptimum));
        }
        kinds.stream()
                .flatMap(kind -> kind.marker().stream())
                .findFirst()
                .ifPresent(marker -> sections.add(marker(marker, kinds)));
        return sections;
    }

    private static Section seeds(SeedsSummary summary) {
        SeedsSettings settings = summary.settings();
        TextTable table =
                new TextTable(
                        Column.right("seed"),
                        Column.right("episodes"),
                        Column.right("below " + threshold(settings) + " after"),
                        Column.right("last bits"),
                        Column.right("wrong"),
                        Column.right("best bits"),
                        Column.right("wrong"),
                        Column.left("outcome"));
        for (SeedResult result : summary.results()) {
            Optional<Window> last = result.history().last();
            Optional<Window> best = result.history().best();
            table.row(
                    Long.toString(result.seed()),
                    Formats.count(result.episodes()),
                    below(result),
                    bits(last.map(Window::costBits)),
                    bits(last.map(Window::bitErrors)),
                    bits(best.map(Window::costBits)),
                    bits(best.map(Window::bitErrors)),
                    SeedsTexts.outcome(result));
        }
        return new Section(
                (settings.seeds().size() == 1 ? "Seed " : "Seeds ")
                        + settings.seeds()
                        + " of "
                        + settings.config().task().taskId()
                        + ", "
                        + settings.config().model().modelId()
                        + ", last report window and best",
                table);
    }

    /** The bound as the user would write it. */
    static String threshold(SeedsSettings settings) {
        double converged = settings.converged();
        return converged == Math.rint(converged) && converged < 1e15
                ? Long.toString((long) converged)
                : Double.toString(converged);
    }

    private static String bits(Optional<Double> bits) {
        return Formats.bits(bits.orElse(Double.NaN));
    }

    private static String below(SeedResult result) {
        OptionalLong episodes = result.history().converged();
        if (episodes.isPresent()) {
            return Formats.count(episodes.getAsLong());
        }
        return result.isFinished() ? "never" : "-";
    }

    private static Section generalization(SeedsSummary summary, List<SeedsSummary.Kind> kinds) {
        TextTable table =
                new TextTable(
                        Column.left("sequences"),
                        Column.right("cost in bits"),
                        Column.right("least"),
                        Column.right("most"),
                        Column.right("wrong bits"),
                        Column.right("least"),
                        Column.right("most"));
        for (SeedsSummary.Kind kind : kinds) {
            List<String> cells = new ArrayList<>(List.of(kind.name()));
            cells.addAll(cells(kind.costBits()));
            cells.addAll(cells(kind.bitErrors()));
            table.row(cells.toArray(String[]::new));
        }
        return new Section(
                "Generalisation, "
                        + Formats.count(summary.settings().evaluationEpisodes())
                        + " sequences each; median of "
                        + SeedsTexts.seeds(summary.evaluated())
                        + ", least and most",
                table);
    }

    private static Section optimum(List<SeedsSummary.Kind> kinds) {
        TextTable table =
                new TextTable(
                        Column.left("sequences"),
                        Column.right("optimum in bits"),
                        Column.right("above it"),
                        Column.right("least"),
                        Column.right("most"));
        for (SeedsSummary.Kind kind : kinds) {
            List<String> cells =
                    new ArrayList<>(
                            List.of(kind.name(), Formats.bits(kind.optimalBits().median())));
            cells.addAll(cells(kind.gapBits()));
            table.row(cells.toArray(String[]::new));
        }
        return new Section(
                "Above the optimum on the same sequences; median, least and most", table);
    }

    private static Section marker(String marker, List<SeedsSummary.Kind> kinds) {
        TextTable table =
                new TextTable(
                        Column.left("sequences"),
                        Column.right(marker),
                        Column.right("least"),
                        Column.right("most"));
        for (SeedsSummary.Kind kind : kinds) {
            Spread correct = kind.markerCorrect();
            table.row(
                    kind.name(),
                    Formats.share(correct.median()),
                    Formats.share(correct.min()),
                    Formats.share(correct.max()));
        }
        return new Section(
                "Sequences in which the " + marker + " is right; median, least and most", table);
    }

    private static List<String> cells(Spread spread) {
        return List.of(
                Formats.bits(spread.median()),
                Formats.bits(spread.min()),
                Formats.bits(spread.max()));
    }

    /** Wrong bits of each finished seed on each kind of episode: too wide for a terminal. */
    private static Section wrongBits(SeedsSummary summary, List<SeedsSummary.Kind> kinds) {
        List<Column> columns = new ArrayList<>(List.of(Column.right("seed")));
        kinds.forEach(kind -> columns.add(Column.right(kind.name())));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (SeedResult result : summary.results()) {
            result.evaluation()
                    .ifPresent(
                            evaluation -> table.row(wrongBits(result.seed(), evaluation, kinds)));
        }
        return new Section("Wrong bits a sequence, by seed", table);
    }

    private static String[] wrongBits(
            long seed, Evaluation evaluation, List<SeedsSummary.Kind> kinds) {
        Map<String, String> bits =
                evaluation.rows().stream()
                        .collect(
                                Collectors.toMap(
                                        EvaluationRow::name,
                                        row -> Formats.bits(row.bitErrors()),
                                        (first, second) -> first));
        List<String> cells = new ArrayList<>(List.of(Long.toString(seed)));
        kinds.forEach(kind -> cells.add(bits.getOrDefault(kind.name(), "-")));
        return cells.toArray(String[]::new);
    }

    /** The summary as Markdown, with one table more than is printed. */
    static String markdown(SeedsSummary summary) {
        List<Section> sections = of(summary);
        if (!summary.kinds().isEmpty()) {
            sections.add(wrongBits(summary, summary.kinds()));
        }
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(text.isEmpty() ? "# " : "\n## ").append(section.heading()).append("\n\n");
            section.table().markdown().forEach(line -> text.append(line).append('\n'));
        }
        return text.append('\n').append(SeedsTexts.verdict(summary)).append(".\n").toString();
    }
}
