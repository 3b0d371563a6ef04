package org.ntm4j.optim;

import java.util.Map;
import org.ntm4j.backend.View;
import org.ntm4j.nn.ParameterSet;

/** Adam (Kingma and Ba, 2015), with gradients clipped element by element first. */
public final class Adam implements Optimizer {
    private static final double EPSILON = 1e-8;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final ParameterSet parameters;
    private final double clip;
    private final OptimizerState state;
    private final View first;
    private final View second;
    private long steps;

    /**
     * @param clip gradients are clipped to ±clip, element by element
     */
    public Adam(ParameterSet parameters, double clip) {
        this.parameters = parameters;
        this.clip = clip;
        state = new OptimizerState(parameters, "firstMoment", "secondMoment");
        first = state.view("firstMoment");
        second = state.view("secondMoment");
    }

    @Override
    public void step(double learningRate) {
        steps++;
        parameters
                .backend()
                .kernels()
                .adamStep(
                        parameters.values(),
                        parameters.gradients(),
                        first,
                        second,
                        learningRate,
                        BETA1,
                        BETA2,
                        1 / (1 - Math.pow(BETA1, (double) steps)),
                        1 / (1 - Math.pow(BETA2, (double) steps)),
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
