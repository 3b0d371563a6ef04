package org.ntm4j.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import org.ntm4j.train.TrainingReport;

/** A line for each report window: for files, pipes and terminals that can't overwrite. */
final class LineProgress implements Progress {
    private final PrintWriter out;
    private final String prefix;
    private final long total;

    /**
     * @param prefix what each line begins with
     * @param total episodes to have trained on in the end
     */
    LineProgress(PrintWriter out, String prefix, long total) {
        this.out = out;
        this.prefix = prefix;
        this.total = total;
    }

    @Override
    public void advanced(long episodes) {}

    @Override
    public void reported(TrainingReport report, double episodesPerSecond) {
        String all = Formats.count(total);
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s%" + all.length() + "s/%s  %6s bits  %6s wrong  %6s solved  %7s%s",
                        prefix,
                        Formats.count(report.episodes()),
                        all,
                        Formats.bits(report.costBits()),
                        Formats.bits(report.bitErrors()),
                        Formats.share(report.solved()),
                        Formats.rate(episodesPerSecond),
                        left(report.episodes(), episodesPerSecond)));
    }

    private String left(long episodes, double episodesPerSecond) {
        if (episodes >= total) {
            return "";
        }
        return "  " + Formats.clock((total - episodes) / episodesPerSecond) + " left";
    }

    @Override
    public void close() {}
}
