package org.ntm4j.report.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.console.Progress;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.run.RunDirectory;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.report.events.EventReader.Message;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

class RunEventsTest {
    private static final List<String> SCALARS =
            List.of(
                    "training/cost",
                    "training/wrong_bits",
                    "training/solved",
                    "training/learning_rate",
                    "speed/episodes_per_second");

    @TempDir private Path temporary;

    private static RunConfig config(String model) {
        return Presets.get("fast", "copy", model, 1)
                .withAll(
                        Map.of(
                                "task.maxLength", "3",
                                "task.bits", "2",
                                "training.episodes", "40",
                                "training.reportEvery", "10",
                                "training.checkpointEvery", "20"))
                .withAll(
                        model.equals("lstm")
                                ? Map.of("model.hidden", "4")
                                : Map.of(
                                        "model.memoryLocations", "16",
                                        "model.controllerSize", "8"));
    }

    /** Trains a run from its start. */
    private Path train(String name, String model, RunObserver.Source source, BooleanSupplier stop) {
        Path root = temporary.resolve(name);
        RunConfig config = config(model);
        try (TensorBackend backend = BackendRegistry.load().open("cpu", BackendConfig.defaults());
                TrainingSession session = TrainingSession.start(config, backend);
                RunDirectory directory = RunDirectory.create(root, config)) {
            new RunTraining(
                            new BuildInfo("1.2.3", Optional.empty()),
                            new Host("JVM", "system", 1),
                            new Arguments(List.of()),
                            Clock.systemUTC(),
                            System::nanoTime)
                    .run(
                            session,
                            directory,
                            BackendConfig.defaults(),
                            Progress.none(),
                            source,
                            stop);
        }
        return root;
    }

    private static RunObserver.Source events() {
        return new RunEvents.Kept(Clock.systemUTC(), System::nanoTime);
    }

    private static List<Message> summaries(Path run) throws IOException {
        return EventReader.events(run).stream().filter(event -> event.has("summary")).toList();
    }

    private static List<Object> tags(Message event) {
        return event.values().stream().map(value -> value.get("tag")).toList();
    }

    @Test
    void theScalarsAreTheNumbersOfTheMetrics() throws IOException {
        Path run = train("run", "ntm-ff", events(), () -> false);
        List<Message> events = summaries(run).subList(0, 4);
        List<String> metrics = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(metrics).hasSize(4);
        for (int i = 0; i < 4; i++) {
            Message event = events.get(i);
            JsonObject line = JsonObject.parse(metrics.get(i));
            assertThat(event.step()).isEqualTo(line.wholeNumber("episodes").orElseThrow());
            assertThat(tags(event)).isEqualTo(SCALARS);
            assertScalar(event, 0, line.number("costBits"));
            assertScalar(event, 1, line.number("bitErrors"));
            assertScalar(event, 2, line.number("solved"));
            assertScalar(event, 3, config("ntm-ff").training().learningRateAfter(event.step()));
            assertScalar(event, 4, line.number("episodesPerSecond"));
        }
    }

    private static void assertScalar(Message event, int index, double expected) {
        Offset<Double> rounding = within(1e-3 + 1e-6 * Math.abs(expected));
        float value = (float) event.values().get(index).get("simple_value");
        assertThat((double) value).isCloseTo(expected, rounding);
    }

    @Test
    void atTheEndThereIsAPictureOfEachHeadAndOfTheAnswer() throws IOException {
        List<Message> events = summaries(train("run", "ntm-ff", events(), () -> false));
        Message pictures = events.get(4);
        assertThat(events).hasSize(5);
        assertThat(pictures.step()).isEqualTo(40);
        assertThat(tags(pictures))
                .containsExactly("heads/write head 1", "heads/read head 1", "episode/answer");
        for (Message value : pictures.values()) {
            BufferedImage image = image(value.message("image"));
            assertThat(image.getWidth()).isEqualTo(8 * 14);
            assertThat(colours(image)).isGreaterThan(3);
        }
    }

    private static BufferedImage image(Message message) throws IOException {
        byte[] png = ((ByteString) message.get("encoded_image_string")).toByteArray();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(message.get("width"));
        assertThat(image.getHeight()).isEqualTo(message.get("height"));
        return image;
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void aModelWithoutHeadsHasAPictureOfItsAnswer() throws IOException {
        List<Message> events = summaries(train("run", "lstm", events(), () -> false));
        assertThat(tags(events.get(events.size() - 1))).containsExactly("episode/answer");
    }

    @Test
    void anInterruptedRunIsNotKeptWaitingByPictures() throws IOException {
        Path run = train("run", "ntm-ff", events(), () -> true);
        assertThat(EventReader.files(run)).isEmpty();
    }

    @Test
    void theTrainingIsTheSameWithoutThem() throws IOException {
        Path with = train("with", "ntm-ff", events(), () -> false);
        Path without = train("without", "ntm-ff", RunObserver.none(), () -> false);
        assertThat(with.resolve("checkpoints/last.safetensors"))
                .hasSameBinaryContentAs(without.resolve("checkpoints/last.safetensors"));
        assertThat(EventReader.files(without)).isEmpty();
    }
}
