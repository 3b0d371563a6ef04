package org.ntm4j.cli.console;

import java.time.Duration;
import java.util.Locale;

/** The line that shows how far a run is. */
final class BarLine {
    private static final double NANOS = 1e9;
    private static final int LEAST_BAR = 6;
    private static final int PERCENT = 100;

    private BarLine() {}

    /** What the part of the bar that is done is drawn with. */
    @FunctionalInterface
    interface Filling {
        /** Says nothing but how far the run is. */
        Filling PLAIN = (done, width) -> "=".repeat(done);

        /**
         * The signs.
         *
         * @param done how many
         * @param width of the bar when all is done
         */
        String of(int done, int width);
    }

    /**
     * How far a run is.
     *
     * @param start episodes before the bar began
     * @param current episodes now
     * @param total episodes in the end
     * @param elapsed since the bar began
     * @param results of the last report window; may be empty
     * @param filling of the bar
     */
    record State(
            long start,
            long current,
            long total,
            Duration elapsed,
            String results,
            Filling filling) {
        double done() {
            return total == 0 ? 1 : Math.min(1, (double) current / total);
        }

        double rate() {
            return (current - start) / Math.max(elapsed.toNanos() / NANOS, 1e-3);
        }

        String left() {
            if (current >= total) {
                return "in " + Formats.duration(elapsed);
            } else if (current == start) {
                return "";
            }
            return Formats.clock((total - current) / rate()) + " left";
        }
    }

    /**
     * The line; the bar in it takes the room that is left, if there is enough.
     *
     * @param columns that the line may have
     */
    static String render(State state, int columns) {
        double done = state.done();
        String before = String.format(Locale.ROOT, "%3d%%", (int) (PERCENT * done));
        String after = after(state);
        int room = columns - before.length() - after.length() - " []".length();
        String line = before + (room < LEAST_BAR ? "" : " " + bar(state, room)) + after;
        return line.substring(0, Math.min(line.length(), columns));
    }

    /** Whether the line is whole in as many columns, if need be without a bar. */
    static boolean fits(State state, int columns) {
        return "100%".length() + after(state).length() <= columns;
    }

    private static String after(State state) {
        return join(
                Formats.count(state.current()) + "/" + Formats.count(state.total()),
                Formats.rate(state.rate()),
                state.left(),
                state.results());
    }

    private static String join(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(part.isEmpty() ? "" : "  " + part);
        }
        return joined.toString();
    }

    private static String bar(State state, int width) {
        int full = (int) (state.done() * width);
        String head = full < width ? ">" : "";
        return "["
                + state.filling().of(full, width)
                + head
                + " ".repeat(width - full - head.length())
                + "]";
    }
}
