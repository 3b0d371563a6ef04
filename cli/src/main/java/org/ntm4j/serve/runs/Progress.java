package org.ntm4j.serve.runs;

import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.report.ReportRun;

/**
 * How far a run is, and how good.
 *
 * @param last report window; NaN throughout before the first
 * @param bestCost lowest cost of a report window, in bits; infinite before the first
 * @param converged episodes at the end of the first window of few enough wrong bits; −1 before it
 */
record Progress(Window last, double bestCost, long converged) {
    /** Nothing is known yet. */
    static final Progress NONE =
            new Progress(
                    new Window(0, Double.NaN, Double.NaN, Double.NaN),
                    Double.POSITIVE_INFINITY,
                    -1);

    Progress then(Window window) {
        boolean isFirst = converged < 0 && window.bitErrors() < ReportRun.CONVERGED;
        return new Progress(
                window,
                Math.min(bestCost, window.costBits()),
                isFirst ? window.episodes() : converged);
    }
}
