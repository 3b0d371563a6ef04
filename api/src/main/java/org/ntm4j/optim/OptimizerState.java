package org.ntm4j.optim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.Shape;

/** Zeroed tensors as large as all parameters together, by name. */
final class OptimizerState {
    private final TensorBackend backend;
    private final Map<String, View> views = new LinkedHashMap<>();

    OptimizerState(ParameterSet parameters, String... names) {
        backend = parameters.backend();
        for (String name : names) {
            Storage storage = backend.allocate(parameters.size());
            View view = View.dense(storage, 0, Shape.of(parameters.size()));
            backend.fill(view, 0);
            views.put(name, view);
        }
    }

    View view(String name) {
        View found = views.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no optimiser state is called " + name);
        }
        return found;
    }

    Map<String, View> views() {
        return Collections.unmodifiableMap(views);
    }

    void release() {
        views.values().forEach(view -> backend.release(view.storage()));
        views.clear();
    }
}
