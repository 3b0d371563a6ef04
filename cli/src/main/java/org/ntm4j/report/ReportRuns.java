package org.ntm4j.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.RunErrors;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.error.NtmException;

/**
 * The runs of a report: of one task, at least one with a report window.
 *
 * @param runs as the user ordered them, each once
 * @param notBegun seeds of which there is no run yet
 */
public record ReportRuns(List<ReportRun> runs, List<String> notBegun) {
    /** Copies the lists. */
    public ReportRuns {
        runs = List.copyOf(runs);
        notBegun = List.copyOf(notBegun);
    }

    /**
     * Reads runs.
     *
     * @param directories of runs, or of the runs of several seeds
     * @throws NtmException {@code NTM-R004} if one is none, {@code NTM-V002} if they are of several
     *     tasks, {@code NTM-V003} if there is nothing to tell yet
     */
    public static ReportRuns read(List<Path> directories) {
        Map<Path, ReportRun> runs = new LinkedHashMap<>();
        Set<String> notBegun = new LinkedHashSet<>();
        for (Path directory : directories) {
            for (RunFiles files : runsIn(directory, notBegun)) {
                runs.putIfAbsent(files.root().toAbsolutePath().normalize(), ReportRun.read(files));
            }
        }
        ReportRuns all = new ReportRuns(List.copyOf(runs.values()), List.copyOf(notBegun));
        all.requireOneTask();
        if (all.runs.stream().allMatch(run -> run.windows().isEmpty())) {
            throw NtmException.badInput(
                    "NTM-V003",
                    directories.get(0)
                            + ": has no report window yet, so that there is nothing to report; train"
                            + " it first, or longer than training.reportEvery episodes");
        }
        return all;
    }

    private static List<RunFiles> runsIn(Path directory, Set<String> notBegun) {
        RunFiles files = new RunFiles(directory);
        if (!files.holdsSeeds()) {
            return List.of(RunFiles.existing(directory));
        }
        List<RunFiles> runs = new ArrayList<>();
        for (long seed : seeds(files)) {
            RunFiles run = new RunFiles(directory.resolve("s" + seed));
            if (run.holdsRun()) {
                runs.add(run);
            } else {
                notBegun.add(directory.resolve("s" + seed).toString());
            }
        }
        return runs;
    }

    private static List<Long> seeds(RunFiles files) {
        try {
            String text = Files.readString(files.seeds(), StandardCharsets.UTF_8);
            return JsonObject.parse(text).wholeNumbers("seeds");
        } catch (IOException e) {
            throw RunErrors.unreadable(files.seeds(), e);
        }
    }

    private void requireOneTask() {
        Set<String> tasks = new TreeSet<>();
        runs.forEach(run -> tasks.add(run.config().task().taskId()));
        if (tasks.size() > 1) {
            throw NtmException.badInput(
                    "NTM-V002",
                    "the runs are of different tasks ("
                            + String.join(", ", tasks)
                            + "), whose costs don't compare; make one report for each");
        }
    }

    /** The task of all. */
    public String task() {
        return runs.get(0).config().task().taskId();
    }

    /** The runs of each model, in order of appearance. */
    public List<RunGroup> groups() {
        Map<String, List<ReportRun>> groups = new LinkedHashMap<>();
        for (ReportRun run : runs) {
            groups.computeIfAbsent(run.config().model().modelId(), id -> new ArrayList<>())
                    .add(run);
        }
        return groups.entrySet().stream()
                .map(group -> new RunGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
