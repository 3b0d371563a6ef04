package org.ntm4j.report;

import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.cli.run.RunLog;
import org.ntm4j.train.RunConfig;

/**
 * A run as a report tells of it.
 *
 * @param name of its directory
 * @param files of the run
 * @param config its settings
 * @param log of its training
 * @param evaluation of its best checkpoint, if there is one
 */
public record ReportRun(
        String name,
        RunFiles files,
        RunConfig config,
        RunLog log,
        Optional<Evaluation> evaluation) {
    /** Wrong bits a sequence, of which a run has fewer in a report window when it has converged. */
    public static final double CONVERGED = 0.1;

    private static final String FAILED = "failed";
    private static final String TARGET = "target";

    /**
     * Reads a run, also one that is being trained.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} or {@code NTM-R007} if a file can't be read
     */
    static ReportRun read(RunFiles files) {
        String name = String.valueOf(files.root().toAbsolutePath().normalize().getFileName());
        return new ReportRun(
                name, files, files.readConfig(), RunLog.read(files), Evaluation.read(files));
    }

    /** Task and model: what curves are grouped by. */
    public String group() {
        return config.task().taskId() + ", " + config.model().modelId();
    }

    /** The report windows. */
    public List<Window> windows() {
        return log.windows();
    }

    /** What is told of a training. */
    RunHistory history() {
        return RunHistory.of(log, CONVERGED);
    }

    /** How the last process on it ended; {@code running} while it goes, or if it died. */
    String outcome() {
        return log.last().flatMap(part -> part.text("outcome")).orElse("not begun");
    }

    /** Whether training broke off with an error. */
    public boolean failed() {
        return outcome().equals(FAILED);
    }

    /** Whether training ended because the cost was low enough. */
    boolean reachedTarget() {
        return outcome().equals(TARGET);
    }

    /** The lowest cost of a report window; infinite if there is none. */
    public double bestCost() {
        return history().best().map(Window::costBits).orElse(Double.POSITIVE_INFINITY);
    }
}
