package org.ntm4j.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.backend.cuda.software.DeviceCounters;
import org.ntm4j.backend.cuda.software.SoftwareDevice;
import org.ntm4j.tensor.Shape;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/**
 * A training whose steps are repeated as graphs is the same, to the bit, as one whose steps are launched
 * one by one, in all modes of the software device.
 */
@Tag("software-device")
@Tag("hostile-order")
class GraphTrainingTest {
    private static final int UPDATES = 60;

    /** In the device's hostile modes. */
    private static final int HOSTILE_UPDATES = 20;

    /** Of sequences of three lengths. */
    private static final long SHAPES = 3;

    @BeforeAll
    static void loadDevice() {
        Optional<String> obstacle = SoftwareDevice.load(Path.of("..", "backend-cuda"), true);
        if (SoftwareDevice.isRequired()) {
            assertThat(obstacle).as("why there is no CUDA device").isEmpty();
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    }

    private record Trained(double[] costs, double[] parameters, long graphs, long liveGraphs) {}

    private static int updates() {
        boolean lazy = System.getenv().containsKey("SOFTWARE_CUDA_LAZY");
        return lazy ? HOSTILE_UPDATES : UPDATES;
    }

    /** Between updates, others take memory of all sizes, write to it and give it back. */
    private static Trained train(RunConfig run, String graphs) {
        BackendConfig config = new BackendConfig(Map.of("graphs", graphs));
        try (TensorBackend backend = new CudaBackendProvider().open(config);
                TrainingSession session = TrainingSession.start(run, backend)) {
            DeviceCounters before = DeviceCounters.read();
            double[] costs = new double[updates()];
            for (int i = 0; i < costs.length; i++) {
                session.update();
                costs[i] = session.closeWindow().costBits();
                spoilFreeMemory(backend, i);
            }
            double[] parameters = new double[session.model().parameters().size()];
            backend.download(session.model().parameters().values(), parameters, 0);
            DeviceCounters after = DeviceCounters.read();
            return new Trained(
                    costs,
                    parameters,
                    after.graphLaunches() - before.graphLaunches(),
                    after.liveGraphs() - before.liveGraphs());
        }
    }

    private static void spoilFreeMemory(TensorBackend backend, int seed) {
        int size = 1 << seed % 16;
        View view = View.dense(backend.allocate(size), 0, Shape.of(size));
        backend.fill(view, Double.NaN);
        backend.release(view.storage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void aStepRepeatedAsAGraphIsTheStepLaunchedOneByOne(String model) {
        RunConfig run = run(model);
        Trained plain = train(run, "off");
        Trained repeated = train(run, "auto");
        assertThat(Arrays.equals(repeated.costs(), plain.costs())).isTrue();
        assertThat(Arrays.equals(repeated.parameters(), plain.parameters())).isTrue();
        assertThat(plain.graphs()).isZero();
        assertThat(repeated.graphs()).isGreaterThan(updates() / 2);
        assertThat(repeated.liveGraphs()).isEqualTo(SHAPES);
    }

    /** Small, with sequences of mixed lengths. */
    private static RunConfig run(String model) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("task.maxLength", "3");
        changes.put("training.batchSize", "1");
        changes.put("training.learningRate", "1e-3");
        if (model.equals("lstm")) {
            changes.put("model.hidden", "8");
        } else {
            changes.put("model.controllerSize", "8");
            changes.put("model.memoryLocations", "9");
            changes.put("model.memoryWidth", "5");
        }
        return Presets.get("fast", "copy", model, 2).withAll(changes);
    }
}
