package org.ntm4j.cli.console;

import java.io.PrintWriter;
import java.util.Collection;

/** A line for each report window of each seed, which begins with the seed. */
final class SeedsLines implements SeedsProgress {
    private final PrintWriter out;
    private final int width;

    SeedsLines(PrintWriter out, Collection<Long> seeds) {
        this.out = out;
        width = seeds.stream().mapToInt(seed -> name(seed).length()).max().orElse(0);
    }

    private static String name(long seed) {
        return "s" + seed;
    }

    private String prefix(long seed) {
        String name = name(seed);
        return name + " ".repeat(Math.max(0, width - name.length())) + "  ";
    }

    @Override
    public Progress begin(long seed, long start, long total) {
        return new LineProgress(out, prefix(seed), total);
    }

    @Override
    public void ended(long seed, boolean interrupted, String note) {
        out.println(prefix(seed) + note);
    }

    @Override
    public synchronized void print(Runnable printing) {
        printing.run();
    }

    @Override
    public void close() {}
}
