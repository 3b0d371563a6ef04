package org.ntm4j.bench.profile;

import java.util.List;

/**
 * What a training step spends its time on.
 *
 * @param task trained on
 * @param model trained
 * @param batch sequences of a step
 * @param plainRate episodes a second without the clocks
 * @param timedRate episodes a second with them, in turn
 * @param emptyNanos what the clocks say of a call of nothing, which has been taken off each call
 * @param rows the longest first, and last what is none of a kernel's
 */
public record Profile(
        String task,
        String model,
        int batch,
        double plainRate,
        double timedRate,
        double emptyNanos,
        List<ProfileRow> rows) {
    /** The share of time that the clocks take of a step that is timed. */
    public double overhead() {
        return 1 - timedRate / plainRate;
    }
}
