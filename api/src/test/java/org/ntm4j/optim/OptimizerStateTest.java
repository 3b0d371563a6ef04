package org.ntm4j.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.Shape;

class OptimizerStateTest {
    private static final List<ParameterSpec> TWO =
            List.of(new ParameterSpec("w", Shape.of(2), Initializer.constant(1)));

    /** What a backend allocates need not be zero; here it is NaN. */
    private static TensorBackend unclean(TensorBackend backend) {
        return (TensorBackend)
                Proxy.newProxyInstance(
                        OptimizerStateTest.class.getClassLoader(),
                        new Class<?>[] {TensorBackend.class},
                        (proxy, method, arguments) -> {
                            Object result = method.invoke(backend, arguments);
                            if (result instanceof Storage storage) {
                                Shape all = Shape.of(storage.size());
                                backend.fill(View.dense(storage, 0, all), Double.NaN);
                            }
                            return result;
                        });
    }

    @Test
    void itStartsAtZeroWhateverWasInTheMemory() {
        try (TensorBackend backend = new ReferenceBackendProvider().open(BackendConfig.defaults());
                ParameterSet parameters = new ParameterSet(unclean(backend), TWO)) {
            OptimizerState state = new OptimizerState(parameters, "mean");
            double[] elements = new double[2];
            backend.download(state.view("mean"), elements, 0);
            assertThat(elements).containsExactly(0, 0);
            state.release();
        }
    }

    @Test
    void aNameThatItDoesNotHaveIsRefused() {
        try (TensorBackend backend = new ReferenceBackendProvider().open(BackendConfig.defaults());
                ParameterSet parameters = new ParameterSet(backend, TWO)) {
            OptimizerState state = new OptimizerState(parameters, "mean");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> state.view("median"))
                    .withMessage("no optimiser state is called median");
            state.release();
        }
    }
}
