package org.ntm4j.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.ntm4j.train.TrainingReport;

/** A bar that its own thread draws, five times a second at most; what is done is the curve of the cost. */
final class BarProgress implements Progress {
    private static final int MILLIS = 200;

    private final ProgressBar bar;
    private final PrintWriter out;
    private final CostCurve curve;

    BarProgress(Console console, long start, long total) {
        out = console.err();
        curve = new CostCurve(start, total, console.isWritable(CostCurve.BLOCKS));
        bar =
                new ProgressBarBuilder()
                        .setInitialMax(Math.max(start, total))
                        .startsFrom(start, Duration.ZERO)
                        .setUpdateIntervalMillis(MILLIS)
                        .setRenderer(
                                (state, columns) ->
                                        BarLine.render(
                                                new BarLine.State(
                                                        state.getStart(),
                                                        state.getCurrent(),
                                                        state.getMax(),
                                                        state.getElapsedAfterStart(),
                                                        state.getExtraMessage(),
                                                        curve),
                                                columns))
                        .setConsumer(new OverwrittenLine(out, console.columns()))
                        .build();
    }

    @Override
    public void advanced(long episodes) {
        bar.stepTo(episodes);
    }

    @Override
    public void reported(TrainingReport report, double episodesPerSecond) {
        curve.add(report.episodes(), report.costBits());
        bar.setExtraMessage(
                Formats.bits(report.costBits())
                        + " bits, "
                        + Formats.bits(report.bitErrors())
                        + " wrong");
    }

    @Override
    public void close() {
        bar.close();
        out.println();
    }
}
