package org.ntm4j.cli.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.train.TrainingReport;

/** How far several seeds are. Thread-safe. */
final class SeedsState {
    private final Map<Long, Seed> seeds = new LinkedHashMap<>();

    /** How far one seed is: told from the thread that trains it, read from the one that draws. */
    private static final class Seed implements Progress {
        private volatile long start;
        private volatile long current;
        private volatile long total;
        private volatile boolean ended;
        private volatile String wrong = "";

        Seed(long start, long total) {
            begin(start, total);
        }

        private void begin(long from, long to) {
            start = from;
            current = from;
            total = Math.max(from, to);
        }

        /** What was not done will not be done. */
        void end() {
            total = current;
            ended = true;
        }

        @Override
        public void advanced(long episodes) {
            current = episodes;
        }

        @Override
        public void reported(TrainingReport report, double episodesPerSecond) {
            wrong = Formats.bits(report.bitErrors());
        }

        @Override
        public void close() {}
    }

    /**
     * @param starts episodes that each was trained on before, as far as is known before it begins
     * @param total episodes of each in the end, as far as is known
     */
    SeedsState(Map<Long, Long> starts, long total) {
        starts.forEach((seed, start) -> seeds.put(seed, new Seed(start, total)));
    }

    private Seed of(long seed) {
        Seed found = seeds.get(seed);
        if (found == null) {
            throw new IllegalArgumentException("no seed " + seed);
        }
        return found;
    }

    /** A seed begins to train; to be told how it goes. */
    Progress begin(long seed, long start, long total) {
        Seed one = of(seed);
        one.begin(start, total);
        return one;
    }

    /** A seed is finished or failed. */
    void ended(long seed) {
        of(seed).end();
    }

    /**
     * The state as a line shows it: the wrong bits of the seeds that train are there if they fit.
     *
     * @param elapsed since the beginning
     * @param columns that the line may have
     */
    BarLine.State line(Duration elapsed, int columns) {
        long done = seeds.values().stream().filter(seed -> seed.ended).count();
        String counts = done + "/" + seeds.size() + " seeds";
        BarLine.State all = sum(elapsed, counts + wrongBits());
        return BarLine.fits(all, columns) ? all : sum(elapsed, counts);
    }

    private BarLine.State sum(Duration elapsed, String results) {
        long start = 0;
        long current = 0;
        long total = 0;
        for (Seed seed : seeds.values()) {
            start += seed.start;
            current += seed.current;
            total += seed.total;
        }
        return new BarLine.State(start, current, total, elapsed, results, BarLine.Filling.PLAIN);
    }

    private String wrongBits() {
        StringBuilder text = new StringBuilder();
        seeds.forEach(
                (seed, one) -> {
                    if (!one.ended && !one.wrong.isEmpty()) {
                        text.append(text.isEmpty() ? ", wrong bits" : ",");
                        text.append(" s").append(seed).append(' ').append(one.wrong);
                    }
                });
        return text.toString();
    }
}
