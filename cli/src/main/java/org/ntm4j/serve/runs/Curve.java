package org.ntm4j.serve.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import org.ntm4j.cli.run.MetricsLine;

/** The numbers of all report windows of a run, in little memory. Grows; not thread-safe. */
final class Curve {
    private static final int FIRST = 64;
    private static final int DIGITS = 5;

    /** Nobody sees a difference, and smaller numbers could not be scaled. */
    private static final double TINY = 1e-30;

    private long[] episodes = new long[FIRST];
    private float[] cost = new float[FIRST];
    private float[] wrong = new float[FIRST];
    private double[] elapsed = new double[FIRST];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(MetricsLine line) {
        if (size == episodes.length) {
            episodes = Arrays.copyOf(episodes, 2 * size);
            cost = Arrays.copyOf(cost, 2 * size);
            wrong = Arrays.copyOf(wrong, 2 * size);
            elapsed = Arrays.copyOf(elapsed, 2 * size);
        }
        episodes[size] = line.window().episodes();
        cost[size] = (float) line.window().costBits();
        wrong[size] = (float) line.window().bitErrors();
        elapsed[size] = line.elapsedSeconds();
        size++;
    }

    /** Episodes trained on at the end of the last window; 0 if there is none. */
    long episodes() {
        return size == 0 ? 0 : episodes[size - 1];
    }

    /** Seconds of training at the end of the last window; 0 if there is none. */
    double seconds() {
        return size == 0 || !Double.isFinite(elapsed[size - 1]) ? 0 : elapsed[size - 1];
    }

    /** Episodes per second over the last few windows; NaN if that can't be told. */
    double rate(int windows) {
        if (size == 0) {
            return Double.NaN;
        }
        int before = size - 1 - windows;
        double fromEpisodes = before < 0 ? 0 : episodes[before];
        double fromSeconds = before < 0 ? 0 : elapsed[before];
        double rate = (episodes[size - 1] - fromEpisodes) / (elapsed[size - 1] - fromSeconds);
        return Double.isFinite(rate) && rate > 0 ? rate : Double.NaN;
    }

    /**
     * Writes the fields x, cost and wrong: neighbours from {@code from} on are put
     * together, so that there are at most {@code most} points. A point has the episodes of its last window
     * and the means of the others' numbers. What is not finite is null.
     */
    void write(int from, int most, JsonGenerator json) throws IOException {
        int each = Math.max(1, (size - from + most - 1) / most);
        json.writeArrayFieldStart("x");
        for (int i = from; i < size; i += each) {
            json.writeNumber(episodes[Math.min(size, i + each) - 1]);
        }
        json.writeEndArray();
        writeMeans("cost", cost, from, each, json);
        writeMeans("wrong", wrong, from, each, json);
    }

    private void writeMeans(String name, float[] numbers, int from, int each, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = from; i < size; i += each) {
            int end = Math.min(size, i + each);
            double sum = 0;
            for (int k = i; k < end; k++) {
                sum += numbers[k];
            }
            writeNumber(sum / (end - i), json);
        }
        json.writeEndArray();
    }

    /** With five digits, as many as a picture shows. */
    private static void writeNumber(double number, JsonGenerator json) throws IOException {
        if (!Double.isFinite(number)) {
            json.writeNull();
        } else if (Math.abs(number) < TINY) {
            json.writeNumber(0);
        } else if (number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE) {
            json.writeNumber((long) number);
        } else {
            double scale = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(Math.abs(number))));
            json.writeNumber(Math.rint(number * scale) / scale);
        }
    }
}
