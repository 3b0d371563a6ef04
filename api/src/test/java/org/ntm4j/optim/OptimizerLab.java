package org.ntm4j.optim;

import java.util.List;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.Shape;

/** Parameters on the reference backend whose gradients a test sets. */
final class OptimizerLab implements AutoCloseable {
    final TensorBackend backend = new ReferenceBackendProvider().open(BackendConfig.defaults());
    final ParameterSet parameters;

    OptimizerLab(double... start) {
        Shape shape = Shape.of(start.length);
        parameters =
                new ParameterSet(
                        backend, List.of(new ParameterSpec("w", shape, Initializer.constant(0))));
        backend.upload(start, 0, parameters.values());
    }

    void step(Optimizer optimizer, double learningRate, double... gradient) {
        backend.upload(gradient, 0, parameters.gradients());
        optimizer.step(learningRate);
    }

    double[] values() {
        return parameters.read("w").data();
    }

    double[] state(Optimizer optimizer, String name) {
        double[] elements = new double[parameters.size()];
        backend.download(optimizer.state().get(name), elements, 0);
        return elements;
    }

    void setState(Optimizer optimizer, String name, double... elements) {
        backend.upload(elements, 0, optimizer.state().get(name));
    }

    @Override
    public void close() {
        parameters.close();
        backend.close();
    }
}
