package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.kernel.DenseViews;
import org.ntm4j.tensor.EpisodePlan;

/** The kernels of one plan: cut the batch into groups of sequences. */
final class CpuEpisode implements EpisodeKernels {
    private final EpisodePlan plan;
    private final DenseViews views;
    private final Groups groups;
    private final int savedWidth;

    CpuEpisode(EpisodePlan plan, DenseViews views, Groups groups) {
        this.plan = plan;
        this.views = views;
        this.groups = groups;
        savedWidth = (int) SavedLayout.of(plan).savedWidth();
    }

    @Override
    public int savedWidth() {
        return savedWidth;
    }

    @Override
    public boolean leavesOutWhatIsOver() {
        return true;
    }

    private EpisodeArrays arrays(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved) {
        return EpisodeArrays.of(views, plan, weights, start, rows, firstScored, saved);
    }

    @Override
    public void forward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved) {
        EpisodeArrays data = arrays(weights, start, rows, firstScored, saved);
        for (int first = 0; first < plan.batch(); first += Groups.SEQUENCES) {
            int count = Math.min(Groups.SEQUENCES, plan.batch() - first);
            groups.forward(first / Groups.SEQUENCES).run(data, first, count);
        }
    }

    @Override
    public void backward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved,
            EpisodeGradients gradients) {
        EpisodeArrays data = arrays(weights, start, rows, firstScored, saved);
        GradientArrays all =
                GradientArrays.of(
                        views,
                        plan,
                        gradients,
                        groups.headsBack(data.heads(), plan.hidden()),
                        groups.controllerBack(data.controller(), plan.inputs(), plan.inputWidth()));
        for (int first = 0; first < plan.batch(); first += Groups.SEQUENCES) {
            int count = Math.min(Groups.SEQUENCES, plan.batch() - first);
            groups.backward(first / Groups.SEQUENCES).run(data, all, first, count);
        }
    }
}
