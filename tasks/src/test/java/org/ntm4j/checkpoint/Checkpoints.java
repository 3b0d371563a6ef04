package org.ntm4j.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntm4j.backend.Precision;
import org.ntm4j.metric.WindowState;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/** Checkpoints to test with. */
final class Checkpoints {
    private Checkpoints() {}

    /** A checkpoint with something in every place. */
    static Checkpoint sample(Precision precision) {
        Map<String, HostTensor> parameters = new LinkedHashMap<>();
        parameters.put("z.weight", tensor(Shape.of(2, 3), 1, -2, 0.5, 0, -0.0, 1e-30));
        parameters.put("a.bias", tensor(Shape.of(1), 3));
        Map<String, HostTensor> optimizer = new LinkedHashMap<>();
        optimizer.put("mean/all", tensor(Shape.of(7), 1, 2, 3, 4, 5, 6, 7));
        return new Checkpoint(
                "this run",
                "seed: 1\ntask: \"cópy\"\n",
                precision,
                parameters,
                optimizer,
                new TrainingProgress(
                        1000,
                        500,
                        17.25,
                        3.5,
                        new WindowState(10, 2.5, 1e-3, 42, 3, 1280.5),
                        List.of(1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    static HostTensor tensor(Shape shape, double... elements) {
        return new HostTensor(shape, elements);
    }
}
