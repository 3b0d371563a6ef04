package org.ntm4j.train;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param reason why it ended
 * @param episodes trained on since the start of the run
 * @param bestCostBits lowest mean cost over a full report window; infinite if there was none
 * @param lastReport the last report of this call, if there was one
 */
public record TrainingOutcome(
        Reason reason, long episodes, double bestCostBits, Optional<TrainingReport> lastReport) {
    /** Why a run ends. */
    public enum Reason {
        /** All episodes of the settings are done. */
        DONE,
        /** The target cost is reached. */
        TARGET,
        /** Someone asked for it. */
        STOPPED
    }
}
