package org.ntm4j.serve.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.process.Failures;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.FileStamp;
import org.ntm4j.cli.run.MetricsFollower;
import org.ntm4j.cli.run.MetricsLine;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunLog;
import org.ntm4j.cli.run.RunState;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.RunConfig;

/**
 * A run as it was when last looked at. A look reads what has changed since the one before, and nothing
 * else. Not thread-safe.
 */
final class WatchedRun {
    private final String id;
    private final String name;
    private final RunFiles files;
    private final MetricsFollower follower;
    private final Curve curve = new Curve();

    private FileStamp configStamp = FileStamp.NONE;
    private FileStamp partsStamp = FileStamp.NONE;
    private FileStamp evaluationStamp = FileStamp.NONE;
    private FileStamp bestStamp = FileStamp.NONE;
    private FileStamp lastStamp = FileStamp.NONE;
    private Optional<RunConfig> config = Optional.empty();
    private List<JsonObject> parts = List.of();
    private Optional<Evaluation> evaluation = Optional.empty();
    private Progress progress = Progress.NONE;
    private RunState state = RunState.NOT_BEGUN;
    private String problem = "";

    /**
     * @param id by which it is asked for
     * @param name by which a person knows it
     * @param root its directory
     */
    WatchedRun(String id, String name, Path root) {
        this.id = id;
        this.name = name;
        this.files = new RunFiles(root);
        this.follower = new MetricsFollower(files);
    }

    /**
     * What a look found.
     *
     * @param changed whether anything is different
     * @param restarted whether points that were told before no longer hold
     * @param from the first point that is new
     */
    record Change(boolean changed, boolean restarted, int from) {}

    Change look() {
        String before = problem;
        boolean changed = false;
        problem = "";
        try {
            changed = lookAtFiles() || !before.isEmpty();
            MetricsFollower.News news = follower.look();
            if (news.restarted()) {
                curve.clear();
                progress = Progress.NONE;
            }
            int from = curve.size();
            for (MetricsLine line : news.lines()) {
                curve.add(line);
                progress = progress.then(line.window());
            }
            return new Change(changed || !news.isEmpty(), news.restarted(), from);
        } catch (RuntimeException e) {
            // One run that can't be read must not hide the others.
            NtmException known = Failures.explain(e, true);
            problem = known.code() + ": " + known.getMessage();
            return new Change(changed || !problem.equals(before), false, curve.size());
        }
    }

    /** Everything but the metrics; whether anything is different. */
    private boolean lookAtFiles() {
        boolean changed = false;
        FileStamp now = FileStamp.of(files.config());
        if (!now.equals(configStamp)) {
            configStamp = now;
            config = Optional.empty();
            config = Optional.of(files.readConfig());
            changed = true;
        }
        now = FileStamp.of(files.provenance());
        if (!now.equals(partsStamp)) {
            partsStamp = now;
            parts = RunLog.parts(files);
            changed = true;
        }
        now = FileStamp.of(files.evaluation());
        if (!now.equals(evaluationStamp)) {
            evaluationStamp = now;
            evaluation = Evaluation.read(files);
            changed = true;
        }
        FileStamp best = FileStamp.of(files.checkpoint(CheckpointKind.BEST));
        FileStamp last = FileStamp.of(files.checkpoint(CheckpointKind.LAST));
        RunState stateNow = RunState.of(files, parts);
        changed |= !best.equals(bestStamp) || !last.equals(lastStamp) || stateNow != state;
        bestStamp = best;
        lastStamp = last;
        state = stateNow;
        return changed;
    }

    /** By which it is asked for. */
    String id() {
        return id;
    }

    /** By which a person knows it. */
    String name() {
        return name;
    }

    /** Where it is. */
    RunFiles files() {
        return files;
    }

    /** Its settings, if they can be read. */
    Optional<RunConfig> config() {
        return config;
    }

    /** What each process wrote of itself, in order. */
    List<JsonObject> parts() {
        return parts;
    }

    /** Of its best checkpoint, if there is one. */
    Optional<Evaluation> evaluation() {
        return evaluation;
    }

    /** How it stands; of a run that lost its provenance, as far as the rest of it tells. */
    RunState state() {
        if (state != RunState.NOT_BEGUN || curve.size() == 0) {
            return state;
        }
        boolean done =
                evaluation.isPresent()
                        || config.filter(c -> curve.episodes() >= c.training().episodes())
                                .isPresent();
        return done ? RunState.FINISHED : RunState.INTERRUPTED;
    }

    /** Why it can't be read; empty if it can. */
    String problem() {
        return problem;
    }

    /** Episodes trained on: of the last report window, or where the last process ended. */
    long episodes() {
        long ended =
                parts.isEmpty()
                        ? 0
                        : parts.get(parts.size() - 1).wholeNumber("toEpisode").orElse(0);
        return Math.max(curve.episodes(), ended);
    }

    Progress progress() {
        return progress;
    }

    Curve curve() {
        return curve;
    }

    /** Which file a checkpoint is. */
    FileStamp stamp(CheckpointKind kind) {
        return kind == CheckpointKind.BEST ? bestStamp : lastStamp;
    }
}
