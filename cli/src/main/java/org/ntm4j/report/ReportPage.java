package org.ntm4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.train.RunConfigCodec;

/** The report of runs as a page that needs no other file. */
public final class ReportPage {
    /** Runs whose heads are shown; each takes up to some hundred kilobytes. */
    private static final int MOST_VIEWS = 10;

    private ReportPage() {}

    /** What the heads of the best runs do, the best first. */
    public static List<HeadView> views(ReportRuns runs, TensorBackend backend) {
        return runs.runs().stream()
                .sorted(Comparator.comparingDouble(ReportRun::bestCost))
                .limit(MOST_VIEWS)
                .map(run -> HeadView.of(run, backend))
                .toList();
    }

    /** The page as HTML. */
    public static String of(ReportRuns runs, List<HeadView> views) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", title(runs));
        values.put("facts", facts(runs));
        values.put("css", Pages.uplot("uPlot.min.css") + Pages.asset("style.css"));
        values.put("uplot", Pages.uplot("uPlot.iife.min.js"));
        values.put("curves", Pages.asset("curves.js"));
        values.put("stepper", Pages.asset("stepper.js"));
        values.put("data", Pages.script(ReportData.of(runs)));
        values.put("readings", PaperReading.of(runs).stream().map(PaperReading::label).toList());
        values.put(
                "kindReadings",
                PaperReading.ofKinds(runs).stream().map(PaperReading::label).toList());
        values.put("resultColumns", ReportTables.RESULT_COLUMNS);
        values.put("results", ReportTables.results(runs));
        values.put("kindColumns", ReportTables.kindColumns(runs));
        values.put("kinds", ReportTables.kinds(runs));
        values.put("partColumns", ReportTables.PART_COLUMNS);
        values.put("parts", ReportTables.parts(runs));
        values.put("settings", settings(runs));
        values.put(
                "views", IntStream.range(0, views.size()).mapToObj(i -> view(i, views)).toList());
        values.put("hidden", Math.max(0, runs.runs().size() - views.size()));
        return Pages.fill("report/report.ftlh", values);
    }

    private static String title(ReportRuns runs) {
        return runs.task()
                + ": "
                + runs.groups().stream().map(RunGroup::model).collect(Collectors.joining(", "));
    }

    private static String facts(ReportRuns runs) {
        return runs.groups().stream()
                .map(group -> group.model() + ": " + count(group.runs().size()))
                .collect(Collectors.joining("; "));
    }

    private static String count(int runs) {
        return runs == 1 ? "1 run" : runs + " runs";
    }

    /** Those of the first run of each model; what others have differently is named. */
    private static List<Map<String, String>> settings(ReportRuns runs) {
        List<Map<String, String>> settings = new ArrayList<>();
        for (RunGroup group : runs.groups()) {
            ReportRun first = group.runs().get(0);
            String others =
                    group.runs().stream()
                            .filter(run -> !text(run).equals(text(first)))
                            .map(ReportRun::name)
                            .collect(Collectors.joining(", "));
            settings.add(
                    Map.of(
                            "title",
                            group.model() + " (" + first.name() + ")",
                            "yaml",
                            RunConfigCodec.write(first.config()),
                            "others",
                            others));
        }
        return settings;
    }

    /** All settings but the seed. */
    private static String text(ReportRun run) {
        return RunConfigCodec.write(run.config().withSeed(0));
    }

    private static Map<String, Object> view(int index, List<HeadView> views) {
        HeadView view = views.get(index);
        return Map.of(
                "title",
                view.run().name() + ", seed " + view.run().config().seed(),
                "id",
                "recording-" + index,
                "open",
                index == 0,
                "problem",
                view.problem(),
                "facts",
                view.recording().map(EpisodePage::facts).orElse(""),
                "recording",
                view.recording().map(EpisodeData::of).map(Pages::script).orElse(""));
    }
}
