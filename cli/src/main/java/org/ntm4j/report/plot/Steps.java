package org.ntm4j.report.plot;

/** Which of many have a label. */
final class Steps {
    private Steps() {}

    /** Every how many: 1, 2, 5, 10, 20, 50, … so that at most {@code fitting} of {@code count} do. */
    static int every(int count, int fitting) {
        int step = 1;
        for (int i = 0; (count + step - 1) / step > Math.max(1, fitting); i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }
}
