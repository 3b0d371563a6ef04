package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;

/** The steps of the optimisers. */
final class OptimizerKernels {
    /** Elements summed up in single precision, before double takes over. */
    private static final int PART = 1_024;

    private final DenseViews views;
    private final OptimizerLoops loops;
    private final ElementLoops elements;

    OptimizerKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.loops = loops.optimizer();
        this.elements = loops.elements();
    }

    void clipNorm(View x, double limit, View norm) {
        float[] values = views.array(x);
        double sum = 0;
        for (int from = 0; from < x.size(); from += PART) {
            int at = x.offset() + from;
            sum += elements.dot(values, at, values, at, Math.min(PART, x.size() - from));
        }
        double length = Math.sqrt(sum);
        if (!(length <= limit)) {
            elements.scale(values, x.offset(), (float) (limit / length), x.size());
        }
        views.array(norm)[norm.offset()] = (float) length;
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
