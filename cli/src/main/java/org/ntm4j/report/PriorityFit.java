package org.ntm4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ntm4j.task.sort.SortConfig;

/**
 * How well the place where a head writes an item follows from the item's priority, as in the paper's
 * Figure 17: the line of least squares through the locations of most weight, each of which counts as much as
 * the weight it has. Locations are in a circle, which is cut where the line fits best.
 *
 * @param head that writes
 * @param items of the episode, from the highest priority to the lowest
 * @param intercept location for a priority of 0, in [0, N)
 * @param slope locations for a priority higher by 1
 * @param determination R², the share of the locations' variance that the line explains, in [0, 1]; 0 if the
 *     head stays where it is
 */
public record PriorityFit(
        HeadRecording head,
        List<Item> items,
        double intercept,
        double slope,
        double determination) {
    /** Copies the list. */
    public PriorityFit {
        items = List.copyOf(items);
    }

    /**
     * An item that is to be sorted.
     *
     * @param step at which it is shown
     * @param priority in [−1, 1]
     */
    public record Item(int step, double priority) {}

    /** The fit of each write head in an episode of priority sort; of other tasks none. */
    public static List<PriorityFit> of(EpisodeRecording recording) {
        if (!recording.origin().task().equals(SortConfig.ID)) {
            return List.of();
        }
        List<Item> items = items(recording.inputs());
        return items.size() < 2
                ? List.of()
                : recording.writeHeads().stream().map(head -> best(head, items)).toList();
    }

    /** The vector is followed by its priority, and that by the flag that ends the items. */
    private static List<Item> items(float[][] inputs) {
        int flag = inputs[0].length - 1;
        List<Item> items = new ArrayList<>();
        for (int t = 0; t < inputs.length && inputs[t][flag] == 0; t++) {
            items.add(new Item(t, inputs[t][flag - 1]));
        }
        items.sort(Comparator.comparingDouble(Item::priority).reversed());
        return items;
    }

    private static PriorityFit best(HeadRecording head, List<Item> items) {
        int n = head.weighting()[0].length;
        return IntStream.range(0, n)
                .mapToObj(cut -> cutAt(head, items, cut))
                .max(Comparator.comparingDouble(PriorityFit::determination))
                .orElseThrow();
    }

    private static PriorityFit cutAt(HeadRecording head, List<Item> items, int cut) {
        int n = head.weighting()[0].length;
        double[] x = items.stream().mapToDouble(Item::priority).toArray();
        double[] y =
                items.stream()
                        .mapToDouble(item -> Math.floorMod(head.location(item.step()) - cut, n))
                        .toArray();
        double[] weights = items.stream().mapToDouble(item -> head.weight(item.step())).toArray();
        double meanX = mean(x, weights);
        double meanY = mean(y, weights);
        double xx = products(x, meanX, x, meanX, weights);
        double xy = products(x, meanX, y, meanY, weights);
        double yy = products(y, meanY, y, meanY, weights);
        double slope = xx == 0 ? 0 : xy / xx;
        double determination = xx == 0 || yy == 0 ? 0 : Math.min(1, xy * xy / (xx * yy));
        double intercept = onCircle(meanY - slope * meanX + cut, n);
        return new PriorityFit(head, items, intercept, slope, determination);
    }

    private static double mean(double[] numbers, double[] weights) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> weights[i] * numbers[i]).sum()
                / Arrays.stream(weights).sum();
    }

    private static double products(
            double[] x, double meanX, double[] y, double meanY, double[] weights) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> weights[i] * (x[i] - meanX) * (y[i] - meanY))
                .sum();
    }

    private static double onCircle(double location, int n) {
        return location - n * Math.floor(location / n);
    }

    /** Where the line has an item, in [0, N). */
    public double location(Item item) {
        return onCircle(intercept + slope * item.priority(), head.weighting()[0].length);
    }

    /** For example {@code location 63.2 − 41.0 × priority, R² 0.97}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "location %.1f %s %.1f × priority, R² %.2f",
                intercept,
                slope < 0 ? "−" : "+",
                Math.abs(slope),
                determination);
    }
}
