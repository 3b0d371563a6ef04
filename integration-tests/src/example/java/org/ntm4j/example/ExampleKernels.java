package org.ntm4j.example;

import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.View;

/** One kernel of our own; all others are composed of the primitives. */
final class ExampleKernels extends ComposedKernels {
    private final ExampleBackend backend;

    ExampleKernels(ExampleBackend backend) {
        super(backend);
        this.backend = backend;
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        Elements inputs = backend.elements(x);
        Elements weights = backend.elements(w);
        Elements biases = backend.elements(bias);
        Elements outputs = backend.elements(y);
        int inner = w.extent(0);
        int columns = w.extent(1);
        outputs.setAll(
                n -> {
                    double sum = biases.get(n % columns);
                    for (int k = 0; k < inner; k++) {
                        sum +=
                                inputs.get(n / columns * inner + k)
                                        * weights.get(k * columns + n % columns);
                    }
                    return sum;
                });
    }
}
