package org.ntm4j.cli;

import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.report.events.RunEvents;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code ntm train} shows, and how much it evaluates. */
final class TrainOutputOptions {
    @Option(
            names = "--evaluation-episodes",
            paramLabel = "N",
            description = "Sequences of each kind in the table at the end. Default: 100.")
    private Optional<Long> evaluationEpisodes = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, only the result.")
    private boolean quiet;

    @Option(
            names = "--no-report",
            description = "Write no report.html, the page of curves, tables and pictures.")
    private boolean noReport;

    @Option(names = "--no-tensorboard", description = "Write no event files for TensorBoard.")
    private boolean noTensorBoard;

    @Mixin private ResultOptions result = new ResultOptions();

    /**
     * @throws org.ntm4j.error.NtmException {@code NTM-U004} if a value is out of its range
     */
    void check() {
        Counts.require("--evaluation-episodes", evaluationEpisodes(), Counts.MOST_EPISODES);
    }

    /** Sequences of each kind to evaluate on. */
    long evaluationEpisodes() {
        return evaluationEpisodes.orElse(Evaluations.Extent.EPISODES);
    }

    /** Sequences of each kind, if a number was given. */
    OptionalLong givenEvaluationEpisodes() {
        return evaluationEpisodes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Whether the page is written. */
    boolean isReported() {
        return !noReport;
    }

    /** Who is told how runs go. */
    RunObserver.Source observers(RunTraining training) {
        return noTensorBoard
                ? RunObserver.none()
                : new RunEvents.Kept(training.clock(), training.nanoTime());
    }

    /** Whether only the result is shown. */
    boolean isQuiet() {
        return quiet;
    }

    /** Whether a program reads the result. */
    boolean isJson() {
        return result.isJson();
    }
}
