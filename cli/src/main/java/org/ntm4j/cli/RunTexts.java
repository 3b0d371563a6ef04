package org.ntm4j.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.Shell;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingConfig;
import org.ntm4j.train.TrainingOutcome;
import org.ntm4j.train.TrainingSession;

/** What {@code ntm train} says beside its progress and its table. */
final class RunTexts {
    private static final double NANOS = 1e9;

    private RunTexts() {}

    /** The name of a run's directory, also of one that is written as a dot. */
    static String name(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }

    /** What is trained. */
    static String settings(TrainingSession session) {
        RunConfig config = session.config();
        TrainingConfig training = config.training();
        String from =
                session.episodes() == 0
                        ? ""
                        : ", going on from episode " + Formats.count(session.episodes());
        return config.task().taskId()
                + ", "
                + config.model().modelId()
                + " with "
                + Formats.count(session.model().parameters().size())
                + " parameters, seed "
                + config.seed()
                + ", "
                + Formats.count(training.episodes())
                + " episodes in batches of "
                + training.batchSize()
                + from;
    }

    /** That the process before this one died. */
    static String deadOwner(String pid, long episodes) {
        return "process "
                + pid
                + " died while it wrote this run; what it did after episode "
                + Formats.count(episodes)
                + " is done again";
    }

    /**
     * How training ended.
     *
     * @param episodes trained on in this process
     * @param took in this process
     */
    static String outcome(TrainingOutcome outcome, RunConfig config, long episodes, Duration took) {
        if (episodes == 0) {
            return "nothing is left to train: "
                    + Formats.count(outcome.episodes())
                    + " of "
                    + Formats.count(config.training().episodes())
                    + " episodes are done; --episodes N trains longer";
        }
        String target =
                outcome.reason() == TrainingOutcome.Reason.TARGET
                        ? "; the target cost is reached"
                        : "";
        String lowest =
                Double.isFinite(outcome.bestCostBits())
                        ? "; the lowest cost over a report window is "
                                + Formats.bits(outcome.bestCostBits())
                                + " bits"
                        : "";
        return "trained "
                + Formats.count(episodes)
                + " episodes in "
                + Formats.duration(took)
                + " ("
                + Formats.rate(episodes / (Math.max(1, took.toNanos()) / NANOS))
                + ")"
                + target
                + lowest;
    }

    /** That training was interrupted, and how to go on; the command is on a line of its own. */
    static String interrupted(TrainingOutcome outcome, RunConfig config, RunFiles files) {
        return "interrupted after "
                + Formats.count(outcome.episodes())
                + " of "
                + Formats.count(config.training().episodes())
                + " episodes; the run is saved, go on with:"
                + System.lineSeparator()
                + "  ntm train --resume "
                + Shell.word(files.root().toString());
    }

    /** That the evaluation at the end was interrupted. */
    static String cutOff(RunFiles files) {
        return "interrupted while evaluating; the run is saved, evaluate it with:"
                + System.lineSeparator()
                + "  ntm evaluate "
                + Shell.word(files.root().toString());
    }
}
