package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;

/** Clipping to a norm, and a step of an optimiser over all parameters: {@code training.cu}. */
final class OptimizerKernels {
    private static final int MOST_SUMS = 256;

    private final DeviceMemory memory;
    private final DenseViews views;
    private final Launcher launcher;
    private final Kernel sumsOfSquares;
    private final Kernel clipNorm;
    private final Kernel rmsPropStep;
    private final Kernel adamStep;

    OptimizerKernels(
            DeviceMemory memory, DenseViews views, Launcher launcher, KernelModule module) {
        this.memory = memory;
        this.views = views;
        this.launcher = launcher;
        sumsOfSquares = module.kernel("sums_of_squares");
        clipNorm = module.kernel("clip_norm");
        rmsPropStep = module.kernel("rms_prop_step");
        adamStep = module.kernel("adam_step");
    }

    /** Two launches: sums of squares by block, then their sum and the scaling. */
    void clipNorm(View x, double limit, View norm) {
        long values = views.address(x);
        long length = views.address(norm);
        int blocks = Math.min(MOST_SUMS, (x.size() - 1) / Launcher.THREADS + 1);
        DeviceStorage sums = memory.allocate(blocks);
        try {
            launcher.begin(sumsOfSquares).addAddress(values).addAddress(sums.address(0));
            launcher.add(x.size()).run(blocks, 1, 1, Launcher.THREADS, 0);
            launcher.begin(clipNorm).addAddress(values).addAddress(sums.address(0));
            launcher.add(blocks).add((float) limit).addAddress(length).add(x.size());
            launcher.run(blocks, 1, 1, Launcher.THREADS, 0);
        } finally {
            memory.release(sums);
        }
    }

    void rmsPropStep(
            View parameters,
            View gradients,
            View meanSquare,
            View mean,
            View delta,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip) {
        launcher.begin(rmsPropStep).addAddress(views.address(parameters));
        launcher.addAddress(views.address(gradients)).addAddress(views.address(meanSquare));
        launcher.addAddress(views.address(mean)).addAddress(views.address(delta));
        launcher.add((float) learningRate).add((float) decay).add((float) (1 - decay));
        launcher.add((float) momentum).add((float) epsilon).add((float) clip);
        launcher.add(parameters.size()).runOver(parameters.size());
    }

    void adamStep(
            View parameters,
            View gradients,
            View firstMoment,
            View secondMoment,
            double learningRate,
            double beta1,
            double beta2,
            double correction1,
            double correction2,
            double epsilon,
            double clip) {
        launcher.begin(adamStep).addAddress(views.address(parameters));
        launcher.addAddress(views.address(gradients)).addAddress(views.address(firstMoment));
        launcher.addAddress(views.address(secondMoment));
        launcher.add((float) (learningRate * correction1));
        launcher.add((float) beta1).add((float) (1 - beta1));
        launcher.add((float) beta2).add((float) (1 - beta2));
        launcher.add((float) correction2).add((float) epsilon).add((float) clip);
        launcher.add(parameters.size()).runOver(parameters.size());
    }
}
