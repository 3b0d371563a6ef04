package org.ntm4j.backends;

import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;
import org.ntm4j.tensor.HeadLayout;

/** Floating-point operations of a whole episode, by the formulas that {@link StepCounter} has for its parts. */
final class EpisodeFlops {
    private EpisodeFlops() {}

    static long of(EpisodePlan plan, boolean forward) {
        HeadLayout layout = plan.layout();
        long step = products(plan, forward) + units(plan, forward);
        step += (forward ? 4L : 3L) * layout.width();
        step += addressing(plan, forward) + memory(plan, forward);
        return step * plan.steps() * plan.batch();
    }

    private static long products(EpisodePlan plan, boolean forward) {
        long width = plan.layout().width();
        long inputs = forward ? plan.inputWidth() : plan.inputWidth() - plan.inputs();
        return 2L * inputs * plan.gateWidth() + 2L * plan.hidden() * width;
    }

    private static long units(EpisodePlan plan, boolean forward) {
        if (plan.network() == Network.LSTM) {
            return (forward ? 12L : 25L) * plan.hidden();
        }
        return (forward ? 1L : 3L) * plan.hidden();
    }

    private static long addressing(EpisodePlan plan, boolean forward) {
        HeadLayout layout = plan.layout();
        long weights = (long) layout.heads() * plan.locations();
        long width = layout.memoryWidth();
        long shifts = layout.shifts();
        return forward
                ? weights * (4 * width + 2 * shifts + 18)
                : weights * (6 * width + 6 * shifts + 34);
    }

    private static long memory(EpisodePlan plan, boolean forward) {
        HeadLayout layout = plan.layout();
        long matrix = (long) layout.memoryWidth() * plan.locations();
        long reads = layout.readHeads();
        long writes = layout.writeHeads();
        return forward
                ? matrix * (2 * reads + 5 * writes + 2)
                : matrix * (4 * reads + 1 + writes * (14 + 6 * (writes - 1)) + 1);
    }
}
