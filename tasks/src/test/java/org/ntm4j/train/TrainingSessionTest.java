package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.error.NtmException;
import org.ntm4j.machine.ControllerKind;
import org.ntm4j.nn.Parameter;
import org.ntm4j.task.file.FileConfig;
import org.ntm4j.task.ngram.NgramConfig;
import org.ntm4j.tensor.HostTensor;

class TrainingSessionTest {
    private final TensorBackend backend = TinyRuns.backend();

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    @Test
    void anUpdateAllocatesNextToNothingBesideItsEpisodes() {
        RunConfig run = TinyRuns.copy(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 10_000, 1);
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            SeededRandom random = SeededRandom.of(9, SeededRandom.Purpose.DATA);
            Runnable draw = () -> session.model().task().sample(random, 1);
            bytesPerCall(session::update, 2_000);
            bytesPerCall(draw, 2_000);
            double beside = bytesPerCall(session::update, 500) - bytesPerCall(draw, 500);
            assertThat(beside).isLessThan(3_000);
        }
    }

    private static double bytesPerCall(Runnable call, int calls) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (double) (threads.getThreadAllocatedBytes(thread) - before) / calls;
    }

    static Stream<Arguments> tasksAndModels() {
        return Presets.taskIds().stream()
                .filter(task -> !task.equals(FileConfig.ID))
                .flatMap(task -> Presets.modelIds().stream().map(id -> Arguments.of(task, id)));
    }

    @ParameterizedTest
    @MethodSource("tasksAndModels")
    void everyTaskTrainsWithEveryModel(String task, String model) {
        RunConfig run = Presets.get("fast", task, model, 1).with("training.batchSize", "2");
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            double[] start = values(session);
            session.update();
            assertThat(values(session)).isNotEqualTo(start);
            assertThat(session.window().costBits()).isBetween(1.0, 2_000.0);
            assertThat(session.window().sequences()).isEqualTo(2);
        }
    }

    @Test
    void aMistakeInTheDataComesToLightBeforeARunBegins(@TempDir Path directory) throws IOException {
        Path data = directory.resolve("x.jsonl");
        FileConfig task = TinyRuns.file(data, 10);
        Files.writeString(data, "{}", StandardOpenOption.APPEND);
        RunConfig run =
                TinyRuns.copy(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 100, 1).withTask(task);
        NtmException e =
                catchThrowableOfType(
                        NtmException.class, () -> TrainingSession.start(run, backend).close());
        assertThat(e).hasMessage(data + ":11:1: input is missing");
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        RunConfig run = TinyRuns.copy(TinyRuns.ntm(ControllerKind.FEEDFORWARD), 100, 1);
        try (TrainingSession one = TrainingSession.start(run, backend);
                TrainingSession other = TrainingSession.start(run.withSeed(2), backend)) {
            assertThat(values(other)).isNotEqualTo(values(one));
            assertThat(other.checkpoint().progress().dataRandom())
                    .isNotEqualTo(one.checkpoint().progress().dataRandom());
        }
    }

    @Test
    void aWindowCountsItsEpisodesAndRemembersTheBest() {
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 1000, 1).with("training.reportEvery", "10");
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            for (int i = 0; i < 10; i++) {
                assertThat(session.isWindowFull()).isFalse();
                session.update();
            }
            assertThat(session.isWindowFull()).isTrue();
            TrainingReport report = session.closeWindow();
            assertThat(report.episodes()).isEqualTo(10);
            assertThat(report.sequences()).isEqualTo(10);
            assertThat(report.isBest()).isTrue();
            assertThat(report.costBits()).isEqualTo(session.bestCostBits()).isBetween(5.0, 16.0);
            assertThat(report.bitErrors()).isBetween(0.0, 15.0);
            assertThat(session.window().sequences()).isZero();
        }
    }

    @Test
    void whereTheOptimumIsKnownTheBestWindowIsThatNearestToIt() {
        RunConfig run =
                TinyRuns.copy(TinyRuns.lstm(), 1000, 1)
                        .withTask(new NgramConfig(2, 12))
                        .with("training.learningRate", "1e-9");
        List<Double> above = new ArrayList<>();
        List<Boolean> best = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            for (int i = 0; i < 20; i++) {
                session.update();
                above.add(session.window().aboveOptimumBits());
                costs.add(session.window().costBits());
                best.add(session.closeWindow().isBest());
            }
            assertThat(session.checkpoint().progress().bestAboveOptimumBits())
                    .isEqualTo(Collections.min(above));
            assertThat(session.bestCostBits()).isEqualTo(Collections.min(costs));
        }
        assertThat(best.lastIndexOf(true)).isEqualTo(above.indexOf(Collections.min(above)));
        assertThat(above.indexOf(Collections.min(above)))
                .isNotEqualTo(costs.indexOf(Collections.min(costs)));
    }

    @Test
    void aLossThatIsNotFiniteStopsBeforeTheParametersChange() {
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 1000, 1);
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            session.update();
            String name = lastParameter(session);
            poison(session, name, Double.NaN);
            double[] before = values(session);
            NtmException e = catchThrowableOfType(NtmException.class, session::update);
            assertThat(e)
                    .hasMessage(
                            "the loss became NaN after 1 episodes; the first tensor that is not finite"
                                    + " is the parameter %s; a lower training.learningRate or"
                                    + " training.clip may help",
                            name);
            assertThat(e.code()).isEqualTo("NTM-T001");
            assertThat(e.kind()).isEqualTo(NtmException.Kind.FAILED_RUN);
            assertThat(values(session)).isEqualTo(before);
            assertThat(session.updates()).isEqualTo(1);
        }
    }

    @Test
    void theLearningRateOfAnUpdateIsThatOfItsPlaceInTheRun() {
        RunConfig constant = TinyRuns.copy(TinyRuns.lstm(), 4, 1);
        RunConfig halved =
                constant.with("training.decay", "linear")
                        .with("training.decayFrom", "0.0")
                        .with("training.decayTo", "0.5");
        double[] start;
        double[] same;
        double[] afterOne;
        double[] afterTwo;
        try (TrainingSession one = TrainingSession.start(constant, backend);
                TrainingSession other = TrainingSession.start(halved, backend)) {
            start = values(one);
            one.update();
            other.update();
            same = values(one);
            afterOne = values(other);
            one.update();
            other.update();
            afterTwo = values(other);
            assertThat(afterOne).isNotEqualTo(start).isEqualTo(same);
            assertThat(afterTwo).isNotEqualTo(values(one));
        }
    }

    @Test
    void theNormOfTheGradientsIsClippedIfTheSettingsSaySo() {
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 1000, 1);
        try (TrainingSession free = TrainingSession.start(run, backend);
                TrainingSession clipped =
                        TrainingSession.start(run.with("training.clipNorm", "0.5"), backend)) {
            free.update();
            clipped.update();
            assertThat(gradientNorm(free)).isGreaterThan(0.6);
            assertThat(gradientNorm(clipped)).isCloseTo(0.5, within(1e-5));
        }
    }

    private double gradientNorm(TrainingSession session) {
        double[] gradients = new double[session.model().parameters().size()];
        backend.download(session.model().parameters().gradients(), gradients, 0);
        return Math.sqrt(Arrays.stream(gradients).map(g -> g * g).sum());
    }

    @Test
    void noCheckpointIsMadeOfAParameterThatIsNotFinite() {
        RunConfig run = TinyRuns.copy(TinyRuns.lstm(), 1000, 1);
        try (TrainingSession session = TrainingSession.start(run, backend)) {
            String name = lastParameter(session);
            poison(session, name, Double.POSITIVE_INFINITY);
            assertThat(catchThrowableOfType(NtmException.class, session::checkpoint))
                    .hasMessageStartingWith(
                            "after 0 episodes the parameter " + name + " is not finite");
        }
    }

    private static String lastParameter(TrainingSession session) {
        return session.model().parameters().all().stream()
                .map(Parameter::name)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static void poison(TrainingSession session, String name, double value) {
        HostTensor tensor = session.model().parameters().read(name);
        Arrays.fill(tensor.data(), value);
        session.model().parameters().write(name, tensor);
    }

    private double[] values(TrainingSession session) {
        double[] values = new double[session.model().parameters().size()];
        backend.download(session.model().parameters().values(), values, 0);
        return values;
    }
}
