package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;

/** The steps of the optimisers. */
final class OptimizerKernels {
    private final DenseViews views;
    private final OptimizerLoops loops;

    OptimizerKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.loops = loops.optimizer();
    }

    void rmsProp(
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
        loops.rmsProp(
                views.array(parameters),
                parameters.offset(),
                views.array(gradients),
                gradients.offset(),
                views.array(meanSquare),
                meanSquare.offset(),
                views.array(mean),
                mean.offset(),
                views.array(delta),
                delta.offset(),
                parameters.size(),
                learningRate,
                decay,
                momentum,
                epsilon,
                clip);
    }

    void adam(
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
        loops.adam(
                views.array(parameters),
                parameters.offset(),
                views.array(gradients),
                gradients.offset(),
                views.array(firstMoment),
                firstMoment.offset(),
                views.array(secondMoment),
                secondMoment.offset(),
                parameters.size(),
                learningRate * correction1,
                beta1,
                beta2,
                correction2,
                epsilon,
                clip);
    }
}
