package org.ntm4j.cli.console;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Writes each text over the one before. */
record OverwrittenLine(PrintWriter out, int columns) implements ProgressBarConsumer {
    private static final String ERASE_REST = "\u001b[K";

    @Override
    public int getMaxRenderedLength() {
        return columns - 1;
    }

    @Override
    public void accept(String line) {
        out.print('\r' + line + ERASE_REST);
        out.flush();
    }

    @Override
    public void close() {}
}
