package org.ntm4j.cli.console;

import java.io.PrintWriter;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** One bar for all seeds, which its own thread draws five times a second. */
final class SeedsBar implements SeedsProgress {
    private static final int MILLIS = 200;

    private final SeedsState state;
    private final PrintWriter out;
    private final OverwrittenLine line;
    private final ProgressBar bar;

    SeedsBar(Console console, Map<Long, Long> starts, long total) {
        state = new SeedsState(starts, total);
        out = console.err();
        line = new OverwrittenLine(out, console.columns());
        bar =
                new ProgressBarBuilder()
                        .setInitialMax(1)
                        .continuousUpdate()
                        .setUpdateIntervalMillis(MILLIS)
                        .setRenderer(
                                (time, columns) ->
                                        BarLine.render(
                                                state.line(time.getElapsedAfterStart(), columns),
                                                columns))
                        .setConsumer(new Shared())
                        .build();
    }

    @Override
    public Progress begin(long seed, long start, long total) {
        return state.begin(seed, start, total);
    }

    @Override
    public void ended(long seed, boolean interrupted, String note) {
        if (!interrupted) {
            state.ended(seed);
        }
    }

    /** What is printed takes the line, and the bar is drawn anew below. */
    @Override
    public void print(Runnable printing) {
        synchronized (line) {
            line.accept("");
            out.print('\r');
            printing.run();
        }
    }

    @Override
    public void close() {
        bar.close();
        out.println();
    }

    /** The line of the bar, written only while nothing else is printed. */
    private final class Shared implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return line.getMaxRenderedLength();
        }

        @Override
        public void accept(String text) {
            synchronized (line) {
                line.accept(text);
            }
        }

        @Override
        public void close() {}
    }
}
