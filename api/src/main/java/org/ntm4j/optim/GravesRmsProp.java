package org.ntm4j.optim;

import java.util.Map;
import org.ntm4j.backend.View;
import org.ntm4j.nn.ParameterSet;

/**
 * Centred RMSProp with momentum as in Graves (2013), equations 38 to 41, which the paper trains with;
 * the arithmetic is that of {@link org.ntm4j.backend.FusedKernels#rmsPropStep}. The epsilon sits inside
 * the root and floors the denominator, so that the scale of the loss matters.
 */
public final class GravesRmsProp implements Optimizer {
    /** Graves' constant under the root. */
    public static final double EPSILON = 1e-4;

    /** Graves' decay of both running means. */
    public static final double DECAY = 0.95;

    private final ParameterSet parameters;
    private final double momentum;
    private final double clip;
    private final OptimizerState state;
    private final View meanSquare;
    private final View mean;
    private final View delta;
    private long steps;

    /**
     * @param momentum of the change; the paper has 0.9
     * @param clip gradients are clipped to ±clip, element by element; the paper has 10
     */
    public GravesRmsProp(ParameterSet parameters, double momentum, double clip) {
        this.parameters = parameters;
        this.momentum = momentum;
        this.clip = clip;
        state = new OptimizerState(parameters, "meanSquare", "mean", "delta");
        meanSquare = state.view("meanSquare");
        mean = state.view("mean");
        delta = state.view("delta");
    }

    @Override
    public void step(double learningRate) {
        steps++;
        parameters
                .backend()
                .kernels()
                .rmsPropStep(
                        parameters.values(),
                        parameters.gradients(),
                        meanSquare,
                        mean,
                        delta,
                        learningRate,
                        DECAY,
                        momentum,
                        EPSILON,
                        clip);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void restoreSteps(long taken) {
        steps = taken;
    }

    @Override
    public Map<String, View> state() {
        return state.views();
    }

    @Override
    public void close() {
        state.release();
    }
}
