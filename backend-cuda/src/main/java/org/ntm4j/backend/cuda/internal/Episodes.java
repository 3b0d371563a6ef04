package org.ntm4j.backend.cuda.internal;

import java.util.Optional;
import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;
import org.ntm4j.tensor.HeadLayout;

/** Whole episodes, one launch forward and one backward: {@code episode_forward.cu} and {@code episode_backward.cu}. */
final class Episodes {
    private final DenseViews views;
    private final Launcher launcher;
    private final EpisodeChoice choice;
    private final Kernel forward;
    private final Kernel backward;

    Episodes(DenseViews views, Launcher launcher, KernelModule module, EpisodeChoice choice) {
        this.views = views;
        this.launcher = launcher;
        this.choice = choice;
        forward = module.kernel("episode_forward").withShared(choice.sharedBytes());
        backward = module.kernel("episode_backward").withShared(choice.sharedBytes());
    }

    Optional<EpisodeKernels> of(EpisodePlan plan) {
        return choice.of(plan).map(Episode::new);
    }

    /** The kernels of one plan. */
    private final class Episode implements EpisodeKernels {
        private final EpisodePlan plan;
        private final EpisodeSize size;

        Episode(EpisodeSize size) {
            this.size = size;
            plan = size.plan();
        }

        @Override
        public int savedWidth() {
            return (int) size.savedWidth();
        }

        @Override
        public void forward(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                int firstScored,
                View saved) {
            launcher.begin(forward);
            add(weights.controller(), weights.controllerBias());
            add(weights.heads(), weights.headsBias());
            add(start.reads(), start.readWeighting(), start.writeWeighting(), start.memory());
            add(start.hidden(), start.cell());
            add(rows.inputs(), rows.gates(), rows.hidden(), rows.heads(), rows.features(), saved);
            run(firstScored, rows.features().extent(0), size.forwardBytes());
        }

        @Override
        public void backward(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                int firstScored,
                View saved,
                EpisodeGradients gradients) {
            launcher.begin(backward);
            add(weights.controller(), weights.heads());
            add(start.readWeighting(), start.writeWeighting(), start.memory(), start.cell());
            add(rows.gates(), rows.hidden(), rows.heads(), saved);
            add(gradients.features(), gradients.gates(), gradients.heads());
            EpisodeState to = gradients.start();
            add(to.reads(), to.readWeighting(), to.writeWeighting(), to.memory());
            add(to.hidden(), to.cell());
            run(firstScored, rows.features().extent(0), size.backwardBytes());
        }

        private void add(View... all) {
            for (View view : all) {
                launcher.addAddress(views.address(view));
            }
        }

        private void run(int firstScored, int scoredRows, long sharedBytes) {
            if (plan.steps() == 0 || plan.batch() == 0) {
                return;
            }
            HeadLayout layout = plan.layout();
            launcher.add(plan.steps()).add(plan.batch()).add(plan.inputs()).add(plan.hidden());
            launcher.add(plan.network() == Network.LSTM ? 1 : 0);
            launcher.add(plan.locations()).add(layout.memoryWidth());
            launcher.add(layout.readHeads()).add(layout.writeHeads()).add(layout.shifts());
            launcher.add(plan.writeFirst() ? 1 : 0);
            launcher.add(firstScored).add(scoredRows / plan.batch());
            launcher.run(plan.batch(), 1, 1, size.threads(), (int) sharedBytes);
        }
    }
}
