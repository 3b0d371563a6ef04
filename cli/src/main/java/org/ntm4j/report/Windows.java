package org.ntm4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ntm4j.cli.run.RunHistory.Window;

/** Curves of report windows. */
final class Windows {
    private Windows() {}

    /**
     * At most so many windows: neighbours are put together in bins of equal count, with the means of
     * their numbers and the episodes of the last.
     */
    static List<Window> thinned(List<Window> windows, int most) {
        int each = (windows.size() + most - 1) / most;
        if (each <= 1) {
            return windows;
        }
        List<Window> bins = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += each) {
            bins.add(mean(windows.subList(from, Math.min(from + each, windows.size()))));
        }
        return bins;
    }

    private static Window mean(List<Window> bin) {
        return new Window(
                bin.get(bin.size() - 1).episodes(),
                mean(bin, Window::costBits),
                mean(bin, Window::bitErrors),
                mean(bin, Window::solved));
    }

    private static double mean(List<Window> bin, ToDoubleFunction<Window> number) {
        return bin.stream().mapToDouble(number).average().orElse(Double.NaN);
    }

    /** A number at an episode, linear between windows; nothing outside of them. */
    static OptionalDouble at(List<Window> windows, long episodes, ToDoubleFunction<Window> number) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.episodes() == episodes) {
                return OptionalDouble.of(number.applyAsDouble(window));
            } else if (window.episodes() > episodes) {
                return i == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(between(windows.get(i - 1), window, episodes, number));
            }
        }
        return OptionalDouble.empty();
    }

    private static double between(
            Window before, Window after, long episodes, ToDoubleFunction<Window> number) {
        double share =
                (double) (episodes - before.episodes()) / (after.episodes() - before.episodes());
        double from = number.applyAsDouble(before);
        return from + share * (number.applyAsDouble(after) - from);
    }
}
