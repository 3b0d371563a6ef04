package org.ntm4j.optim;

import java.util.Map;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.Shape;

/**
 * An optimiser that is given gradients of bounded size: if the Euclidean norm of all of them together
 * exceeds a limit, they are scaled down to it, which keeps their direction. What the optimiser clips
 * element by element comes after. The norm stays on the backend.
 */
public final class NormClip implements Optimizer {
    private final Optimizer optimizer;
    private final ParameterSet parameters;
    private final double limit;
    private final Storage storage;
    private final View norm;

    /**
     * @param optimizer of the same parameters; closed with this one
     * @param parameters whose gradients are scaled
     * @param limit of the norm, above 0
     */
    public NormClip(Optimizer optimizer, ParameterSet parameters, double limit) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.limit = limit;
        storage = parameters.backend().allocate(1);
        norm = View.dense(storage, 0, Shape.of(1));
    }

    @Override
    public void step(double learningRate) {
        TensorBackend backend = parameters.backend();
        backend.kernels().clipNorm(parameters.gradients(), limit, norm);
        optimizer.step(learningRate);
    }

    @Override
    public long steps() {
        return optimizer.steps();
    }

    @Override
    public void restoreSteps(long steps) {
        optimizer.restoreSteps(steps);
    }

    @Override
    public Map<String, View> state() {
        return optimizer.state();
    }

    @Override
    public void close() {
        optimizer.close();
        parameters.backend().release(storage);
    }
}
