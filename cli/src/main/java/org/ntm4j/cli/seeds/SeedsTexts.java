package org.ntm4j.cli.seeds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.Shell;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.TrainingConfig;
import org.ntm4j.train.TrainingSession;

/** What is said of several seeds beside progress and tables. */
final class SeedsTexts {
    private SeedsTexts() {}

    /** What is trained. */
    static String settings(SeedsSettings settings, TrainingSession first, int threads) {
        TrainingConfig training = settings.config().training();
        return settings.config().task().taskId()
                + ", "
                + settings.config().model().modelId()
                + " with "
                + Formats.count(first.model().parameters().size())
                + " parameters, "
                + (settings.seeds().size() == 1 ? "seed " : "seeds ")
                + settings.seeds()
                + " on "
                + threads
                + (threads == 1 ? " thread, " : " threads, ")
                + Formats.count(training.episodes())
                + " episodes each in batches of "
                + training.batchSize();
    }

    /** That the process before this one died. */
    static String deadOwner(String pid) {
        return "process "
                + pid
                + " died while it trained these seeds; each goes on from its last checkpoint";
    }

    /** So many seeds. */
    static String seeds(long count) {
        return Formats.count(count) + (count == 1 ? " seed" : " seeds");
    }

    /** How long this process took. */
    static String took(int seeds, Duration took) {
        return seeds(seeds) + " in " + Formats.duration(took);
    }

    /** How a seed ended, in a word or two. */
    static String outcome(SeedResult result) {
        return switch (result.end()) {
            case DONE -> "done";
            case TARGET -> "target";
            case STOPPED -> "stopped";
            case FAILED -> "failed: " + code(result);
        };
    }

    private static String code(SeedResult result) {
        return result.failure().map(NtmException::code).orElse("unknown");
    }

    /** How a seed ended, as a line of progress. */
    static String ended(SeedResult result) {
        String after = " after " + Formats.count(result.episodes()) + " episodes";
        return switch (result.end()) {
            case DONE -> "done" + after;
            case TARGET -> "target cost reached" + after;
            case STOPPED -> "stopped" + after;
            case FAILED -> "failed" + after + ": " + code(result);
        };
    }

    /** How many seeds converged, how soon, and how many did not end well. */
    static String verdict(SeedsSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(summary.converged())
                .append(" of ")
                .append(seeds(summary.results().size()))
                .append(" below ")
                .append(SummaryTables.threshold(summary.settings()))
                .append(" wrong bits a sequence")
                .append(convergence(summary.convergence()));
        List<SeedResult> failed = summary.failed();
        if (!failed.isEmpty()) {
            text.append("; ")
                    .append(failed.size())
                    .append(" failed (")
                    .append(
                            failed.stream()
                                    .map(result -> "seed " + result.seed() + ": " + code(result))
                                    .collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (!summary.stopped().isEmpty()) {
            text.append("; ").append(summary.stopped().size()).append(" stopped");
        }
        return text.toString();
    }

    private static String convergence(Spread episodes) {
        if (Double.isFinite(episodes.median())) {
            return "; median " + Formats.count(Math.round(episodes.median())) + " episodes";
        }
        return Double.isFinite(episodes.min())
                ? "; the first after " + Formats.count(Math.round(episodes.min())) + " episodes"
                : "";
    }

    /** That training was interrupted, and how to go on; the command is on a line of its own. */
    static String interrupted(SeedsSummary summary) {
        int stopped = summary.stopped().size();
        return "interrupted with "
                + stopped
                + " of "
                + seeds(summary.results().size())
                + " unfinished; all are saved, go on with:"
                + System.lineSeparator()
                + "  ntm train --resume "
                + Shell.word(summary.made().directory());
    }
}
