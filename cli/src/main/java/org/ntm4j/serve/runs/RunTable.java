package org.ntm4j.serve.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ntm4j.cli.run.RunFiles;

/**
 * All runs by the identifiers that pages and addresses have for them. Thread-safe: a look and what is
 * told of it exclude each other.
 */
public final class RunTable {
    /** Points of a curve in a listing of all runs; enough for a small picture. */
    private static final int LISTED_POINTS = 200;

    /** Points of a curve on a page of its own. */
    private static final int SHOWN_POINTS = 800;

    private final RunFinder finder;
    private final Map<String, WatchedRun> runs = new LinkedHashMap<>();
    private final Map<Path, String> ids = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Made when asked for: a run that goes on changes twice a second. */
    private final Map<String, String> listed = new HashMap<>();

    /** The runs that a finder finds; none before the first look. */
    public RunTable(RunFinder finder) {
        this.finder = finder;
    }

    /**
     * What became of a run.
     *
     * @param kind {@code run} if it is new or different, {@code gone} if it is no longer there
     * @param json the run with the points that are new, or its identifier
     */
    public record Event(String kind, String json) {}

    /** Looks for runs, and at each. */
    public synchronized List<Event> look() {
        List<Event> events = new ArrayList<>();
        Map<String, Path> found = finder.find();
        for (WatchedRun run : List.copyOf(runs.values())) {
            if (!found.containsValue(run.files().root())) {
                ids.remove(run.files().root());
                runs.remove(run.id());
                told.remove(run.id());
                listed.remove(run.id());
                events.add(new Event("gone", "{\"id\":\"" + run.id() + "\"}"));
            }
        }
        found.forEach((name, root) -> ids.computeIfAbsent(root, path -> add(name, path)));
        for (WatchedRun run : runs.values()) {
            look(run).ifPresent(events::add);
        }
        return events;
    }

    private String add(String name, Path root) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "~");
        String id = plain;
        for (int n = 2; runs.containsKey(id); n++) {
            id = plain + "~" + n;
        }
        runs.put(id, new WatchedRun(id, name, root));
        return id;
    }

    private Optional<Event> look(WatchedRun run) {
        WatchedRun.Change change = run.look();
        boolean isNew = told.add(run.id());
        if (!change.changed() && !isNew) {
            return Optional.empty();
        }
        listed.remove(run.id());
        String json = RunJson.of(run, isNew ? 0 : change.from(), LISTED_POINTS);
        boolean isWhole = isNew || change.restarted();
        return Optional.of(
                new Event("run", isWhole ? "{\"whole\":true," + json.substring(1) : json));
    }

    /** Where a run is, if there is one of this identifier. */
    public synchronized Optional<RunFiles> files(String id) {
        return Optional.ofNullable(runs.get(id)).map(WatchedRun::files);
    }

    /** The name of a run by which a person knows it, if there is one of this identifier. */
    public synchronized Optional<String> name(String id) {
        return Optional.ofNullable(runs.get(id)).map(WatchedRun::name);
    }

    /** How many there are. */
    public synchronized int size() {
        return runs.size();
    }

    /** All runs with their curves, as a JSON list. */
    public synchronized String list() {
        return runs.values().stream()
                .map(
                        run ->
                                listed.computeIfAbsent(
                                        run.id(), id -> RunJson.of(run, 0, LISTED_POINTS)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A run with all that a page of its own shows, as a JSON object. */
    public synchronized Optional<String> detail(String id) {
        return Optional.ofNullable(runs.get(id)).map(run -> RunDetail.of(run, SHOWN_POINTS));
    }
}
