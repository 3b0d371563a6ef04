package org.ntm4j.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them, the same in every locale. */
public final class Formats {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final double SHORT_SECONDS = 10;
    private static final double FAST = 100;
    private static final double LARGE = 100;
    private static final double TINY = 1e-4;

    private Formats() {}

    /** {@code 50,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code +300}, {@code -12} or {@code 0}. */
    public static String difference(long number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%+,d", number);
    }

    /** A number of bits to a few places: {@code 128.1}, {@code 3.52}, {@code 0.0042}, {@code 3e-05}. */
    public static String bits(double bits) {
        double size = Math.abs(bits);
        if (!Double.isFinite(bits)) {
            return "-";
        } else if (size == 0) {
            return "0";
        }
        String format =
                size >= LARGE ? "%.1f" : size >= 1 ? "%.2f" : size >= TINY ? "%.4f" : "%.0e";
        return String.format(Locale.ROOT, format, bits);
    }

    /** {@code 99.7 %}, and {@code 100 %} only if it is all. */
    public static String share(double share) {
        double percent = 100 * share;
        if (percent == 100) {
            return "100 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", Math.min(percent, 99.9));
    }

    /** {@code 4,375/s}, or {@code 3.5/s} if that is all. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < FAST ? "%.1f/s" : "%,.0f/s", perSecond);
    }

    /** {@code 3.2 s}, {@code 47 s}, {@code 2 min 05 s} or {@code 1 h 02 min}. */
    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        long whole = Math.round(seconds);
        if (seconds < SHORT_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        } else if (whole < MINUTE) {
            return whole + " s";
        } else if (whole < HOUR) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE);
        }
        return String.format(Locale.ROOT, "%,d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }

    /** What is left to wait, to the second: {@code 0:55} or {@code 1:02:10}. */
    public static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        long minutes = whole / MINUTE;
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE)
                : String.format(
                        Locale.ROOT,
                        "%,d:%02d:%02d",
                        whole / HOUR,
                        minutes % MINUTE,
                        whole % MINUTE);
    }
}
