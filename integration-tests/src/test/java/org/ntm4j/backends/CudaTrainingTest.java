package org.ntm4j.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.cuda.software.SoftwareDevice;
import org.ntm4j.gradcheck.BackendOption;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.DriftCheck;
import org.ntm4j.gradcheck.DriftReport;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/**
 * The loss of 100 updates ({@code -Dntm.updates=200} for more) of each model on the software CUDA device, with whole episodes and step by step, against
 * the CPU, and of fewer in the device's hostile modes. What was found is written to {@code target/cuda-training-MODE.txt}.
 */
@Tag("software-device")
@Tag("hostile-order")
class CudaTrainingTest {
    private static final int UPDATES = Integer.getInteger("ntm.updates", 100);

    /** Of hostile modes, where the contract has shown already that an order changes no bit. */
    private static final int HOSTILE_UPDATES = 20;

    private static final double TOLERANCE = 1e-3;
    private static final List<BackendOption> BACKENDS =
            List.of(
                    BackendOption.of("cpu"),
                    new BackendOption("cuda", Map.of("episode", "on")),
                    new BackendOption("cuda", Map.of("episode", "off")));
    private static final List<String> MODELS = List.of("ntm-ff", "ntm-lstm", "lstm");

    @BeforeAll
    static void loadDevice() {
        Optional<String> obstacle = SoftwareDevice.load(Path.of("..", "backend-cuda"), true);
        if (SoftwareDevice.isRequired()) {
            assertThat(obstacle).as("why there is no CUDA device").isEmpty();
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    }

    @Test
    void theLossOfEveryModelIsThatOfTheCpu() throws IOException {
        List<RunConfig> runs = MODELS.stream().map(CudaTrainingTest::run).toList();
        int updates = mode().equals("plain") ? UPDATES : HOSTILE_UPDATES;
        DriftReport report = new DriftCheck(BackendRegistry.load(), BACKENDS).run(runs, updates);
        Files.writeString(
                Path.of("target", "cuda-training-" + mode() + ".txt"), report.table().toText());
        assertThat(report.drifts())
                .hasSize(MODELS.size() * BACKENDS.size())
                .extracting(Drift::model)
                .hasSameElementsAs(MODELS);
        assertThat(report.drifts()).filteredOn(drift -> !drift.isWithin(TOLERANCE)).isEmpty();
    }

    private static String mode() {
        String order = System.getenv().getOrDefault("SOFTWARE_CUDA_ORDER", "fwd");
        return System.getenv().containsKey("SOFTWARE_CUDA_LAZY") ? "lazy-" + order : "plain";
    }

    /** Small, with two heads of each kind, sequences of mixed lengths and a clipped gradient. */
    private static RunConfig run(String model) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("task.maxLength", "5");
        changes.put("training.batchSize", "3");
        changes.put("training.learningRate", "1e-3");
        if (model.equals("lstm")) {
            changes.put("model.hidden", "24");
        } else {
            changes.put("model.controllerSize", "24");
            changes.put("model.memoryLocations", "33");
            changes.put("model.memoryWidth", "8");
            changes.put("model.readHeads", "2");
            changes.put("model.writeHeads", "2");
        }
        return Presets.get("fast", "copy", model, 2).withAll(changes);
    }
}
