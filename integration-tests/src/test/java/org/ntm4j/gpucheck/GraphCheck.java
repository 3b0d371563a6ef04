package org.ntm4j.gpucheck;

import java.util.Arrays;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/** Whether updates that are repeated as graphs are those that are launched one by one, to the bit. */
final class GraphCheck {
    private static final int BATCH = 2;

    private GraphCheck() {}

    /** Parameters at the end, and whether the backend still records then. */
    private record Trained(double[] parameters, boolean records) {}

    static CheckRow run(String model, int updates) {
        RunConfig run =
                Presets.get("fast", "copy", model, 1)
                        .withAll(
                                Map.of(
                                        "training.batchSize",
                                        Integer.toString(BATCH),
                                        "task.maxLength",
                                        "5"));
        Trained plain = train(run, "off", updates);
        Trained repeated = train(run, "auto", updates);
        boolean records = repeated.records();
        boolean same = Arrays.equals(plain.parameters(), repeated.parameters());
        return new CheckRow(
                "graphs",
                model + " against plain launches, " + updates + " updates",
                (records ? "" : "no graphs; ") + (same ? "the same bits" : "OTHER BITS"),
                records && same);
    }

    private static TensorBackend open(String graphs) {
        return new CudaBackendProvider().open(new BackendConfig(Map.of("graphs", graphs)));
    }

    private static Trained train(RunConfig run, String graphs, int updates) {
        try (TensorBackend backend = open(graphs);
                TrainingSession session = TrainingSession.start(run, backend)) {
            for (int i = 0; i < updates; i++) {
                session.update();
            }
            double[] parameters = new double[session.model().parameters().size()];
            backend.download(session.model().parameters().values(), parameters, 0);
            return new Trained(parameters, backend.recorder().isPresent());
        }
    }
}
