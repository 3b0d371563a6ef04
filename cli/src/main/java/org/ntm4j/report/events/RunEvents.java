package org.ntm4j.report.events;

import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.report.events.Events.Scalar;
import org.ntm4j.train.TrainingReport;
import org.ntm4j.train.TrainingSession;

/** Keeps event files in the directory of a run. */
public final class RunEvents implements RunObserver {
    private final TrainingSession session;
    private final EventWriter writer;
    private final HeadImages images;
    private final PictureTimes times;
    private long pictured = -1;

    private RunEvents(
            TrainingSession session, EventWriter writer, HeadImages images, PictureTimes times) {
        this.session = session;
        this.writer = writer;
        this.images = images;
        this.times = times;
    }

    /**
     * Keeps them for each run that begins.
     *
     * @param clock for the times of events
     * @param nanoTime a clock for differences
     */
    public record Kept(Clock clock, LongSupplier nanoTime) implements RunObserver.Source {
        @Override
        public RunObserver observe(RunFiles files, TrainingSession session) {
            long start = session.episodes();
            String name = String.valueOf(files.root().toAbsolutePath().normalize().getFileName());
            return new RunEvents(
                    session,
                    EventWriter.open(files.root(), clock, start),
                    new HeadImages(session, name),
                    new PictureTimes(nanoTime, start));
        }
    }

    @Override
    public void onReport(TrainingReport report, double episodesPerSecond) {
        double rate = session.config().training().learningRateAfter(report.episodes());
        writer.write(
                report.episodes(),
                List.of(
                        new Scalar(
                                "training/cost",
                                "Bits per sequence, mean over a report window.",
                                report.costBits()),
                        new Scalar(
                                "training/wrong_bits",
                                "Wrong bits per sequence, mean over a report window.",
                                report.bitErrors()),
                        new Scalar(
                                "training/solved",
                                "Share of the sequences without a wrong bit.",
                                report.solved()),
                        new Scalar(
                                "training/learning_rate",
                                "Of the update after the report window.",
                                rate),
                        new Scalar(
                                "speed/episodes_per_second",
                                "In the report window.",
                                episodesPerSecond)));
    }

    @Override
    public void onCheckpoint() {
        if (times.isDue(session.episodes())) {
            times.draw(session.episodes(), this::draw);
        }
    }

    @Override
    public void onEnd() {
        if (pictured != session.episodes()) {
            draw();
        }
    }

    private void draw() {
        pictured = session.episodes();
        writer.write(pictured, images.draw());
    }
}
