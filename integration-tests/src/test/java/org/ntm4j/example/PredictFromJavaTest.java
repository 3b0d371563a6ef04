package org.ntm4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.predict.Predictor;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;
import org.ntm4j.train.RunModel;
import org.ntm4j.train.TrainingSession;

/** What docs/your-own-sequences.md shows of prediction in Java. */
class PredictFromJavaTest {
    @Test
    void aSavedModelAnswers(@TempDir Path run) {
        BackendRegistry backends = BackendRegistry.load();
        RunConfig small =
                Presets.get("fast", "copy", "ntm-ff", 1)
                        .with("task.bits", "1")
                        .with("model.memoryLocations", "8");
        try (TensorBackend backend = backends.open("cpu", BackendConfig.defaults());
                TrainingSession session = TrainingSession.start(small, backend)) {
            session.update();
            CheckpointFile.write(run.resolve("best.safetensors"), session.checkpoint());
        }
        float[][] input = {{1, 0, 0}, {0, 0, 1}, {0, 0, 0}};

        Checkpoint checkpoint = CheckpointFile.read(run.resolve("best.safetensors"));
        RunConfig config = RunConfigCodec.parse(checkpoint.config(), checkpoint.origin());
        try (TensorBackend backend = backends.open(BackendRegistry.AUTO, BackendConfig.defaults());
                RunModel model = RunModel.load(config, backend, checkpoint);
                Predictor predictor =
                        new Predictor(
                                model.model(),
                                backend,
                                model.task().inputWidth(),
                                model.task().outputWidth())) {
            float[][] probabilities = predictor.predict(input).probabilities();

            assertThat(probabilities).hasDimensions(3, 2);
            for (float[] row : probabilities) {
                assertThat(row[0]).isBetween(0f, 1f);
                assertThat(row[1]).isBetween(0f, 1f);
            }
        }
    }
}
