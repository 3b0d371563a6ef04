package org.ntm4j.cli.run;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.train.TrainingListener;
import org.ntm4j.train.TrainingReport;

/** Writes down how a run goes, and shows it. */
final class RunRecorder implements TrainingListener, AutoCloseable {
    private static final double NANOS = 1e9;

    private final RunDirectory directory;
    private final MetricsLog metrics;
    private final Progress progress;
    private final RunObserver observer;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private long windowNanos;
    private long windowEpisodes;
    private OptionalLong checkpointEpisode;

    /**
     * @param progress closed with this
     * @param observer told what happens after it is written down
     * @param nanoTime a clock for differences
     * @param episodes where the run is
     */
    RunRecorder(
            RunDirectory directory,
            Progress progress,
            RunObserver observer,
            LongSupplier nanoTime,
            long episodes) {
        this.directory = directory;
        this.metrics = MetricsLog.open(directory.files(), episodes);
        this.progress = progress;
        this.observer = observer;
        this.nanoTime = nanoTime;
        startNanos = nanoTime.getAsLong();
        windowNanos = startNanos;
        windowEpisodes = episodes;
        checkpointEpisode = episodes == 0 ? OptionalLong.empty() : OptionalLong.of(episodes);
    }

    /** Where the run was at its last checkpoint, if there is one. */
    OptionalLong checkpointEpisode() {
        return checkpointEpisode;
    }

    @Override
    public void onUpdate(long episodes) {
        progress.advanced(episodes);
    }

    @Override
    public void onReport(TrainingReport report) {
        long now = nanoTime.getAsLong();
        double seconds = Math.max(1, now - windowNanos) / NANOS;
        double rate = (report.episodes() - windowEpisodes) / seconds;
        double elapsed = metrics.elapsedBefore() + (now - startNanos) / NANOS;
        windowNanos = now;
        windowEpisodes = report.episodes();
        metrics.append(report, rate, elapsed);
        observer.onReport(report, rate);
        progress.reported(report, rate);
    }

    @Override
    public void onCheckpoint(Checkpoint checkpoint, boolean isBest) {
        directory.writeCheckpoint(checkpoint, isBest);
        checkpointEpisode = OptionalLong.of(checkpoint.progress().episodes());
        observer.onCheckpoint();
    }

    @Override
    public void close() {
        try (metrics) {
            progress.close();
        }
    }
}
