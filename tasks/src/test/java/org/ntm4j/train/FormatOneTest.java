package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.metric.WindowState;
import org.ntm4j.tensor.Shape;

/**
 * The file {@code format-1.safetensors} was written by the first version: {@code ntm-ff} with three
 * controller units and a memory of 4 × 3, after seven episodes of copying up to three vectors of two
 * bits. Every later version reads it and goes on from it.
 */
class FormatOneTest {
    @Test
    void itIsRead() throws URISyntaxException {
        Checkpoint checkpoint = CheckpointFile.read(golden());
        assertThat(checkpoint.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(checkpoint.progress().episodes()).isEqualTo(7);
        assertThat(checkpoint.progress().updates()).isEqualTo(7);
        assertThat(checkpoint.progress().bestCostBits()).isEqualTo(4.5429747791888815);
        assertThat(checkpoint.progress().dataRandom())
                .containsExactly(
                        -6158390733965481979L,
                        9080933078586861047L,
                        8428437660792518424L,
                        -825827093700277570L);
        assertThat(checkpoint.progress().window())
                .isEqualTo(new WindowState(3, 2.793503443400065, 2.8363300160265603, 8, 0, 0));
        assertThat(checkpoint.parameters()).hasSize(9);
        assertThat(checkpoint.parameters().get("heads.weight").shape()).isEqualTo(Shape.of(3, 24));
        assertThat(checkpoint.parameters().get("output.weight").data()[0])
                .isEqualTo(0.6715439558029175);
        assertThat(checkpoint.optimizer()).hasSize(27);
    }

    @Test
    void itIsWrittenAgainByteByByte(@TempDir Path directory) throws Exception {
        Path copy = directory.resolve("copy.safetensors");
        CheckpointFile.write(copy, CheckpointFile.read(golden()));
        assertThat(copy).hasSameBinaryContentAs(golden());
    }

    @Test
    void trainingGoesOnFromIt() throws URISyntaxException {
        Checkpoint checkpoint = CheckpointFile.read(golden());
        RunConfig run = RunConfigCodec.parse(checkpoint.config(), checkpoint.origin());
        try (TensorBackend backend = TinyRuns.backend();
                TrainingSession session = TrainingSession.resume(run, backend, checkpoint)) {
            assertThat(session.model().parameters().size()).isEqualTo(152);
            session.update();
            assertThat(session.episodes()).isEqualTo(8);
            assertThat(session.window().sequences()).isEqualTo(4);
        }
    }

    private static Path golden() throws URISyntaxException {
        URL resource = Checkpoint.class.getResource("format-1.safetensors");
        assertThat(resource).isNotNull();
        Path file = Path.of(resource.toURI());
        assertThat(Files.isRegularFile(file)).isTrue();
        return file;
    }
}
