package org.ntm4j.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.backend.cuda.software.DeviceCounters;
import org.ntm4j.backend.cuda.software.SoftwareDevice;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/**
 * Launches, bytes and floating-point operations of a training step of ntm-ff on copy, counted on the software
 * CUDA device, step by step and with whole episodes, and written to {@code target/step-counts.txt}. {@code -Dntm.counts=1x10,64x20} says for which
 * batches and lengths of the sequence; without it, one batch.
 */
@Tag("software-device")
class StepCountsTest {
    /** Launches of a time step, forward and backward, that fusion must not exceed. */
    private static final int LAUNCHES_OF_A_TIME_STEP = 40;

    /** Launches of an update that don't depend on its length. */
    private static final int LAUNCHES_OF_AN_UPDATE = 60;

    /** Calls of an update that is repeated: transfers, events, one graph, the optimiser. */
    private static final int MOST_HOST_CALLS = 20;

    @BeforeAll
    static void loadDevice() {
        Optional<String> obstacle = SoftwareDevice.load(Path.of("..", "backend-cuda"), true);
        if (SoftwareDevice.isRequired()) {
            assertThat(obstacle).as("why there is no CUDA device").isEmpty();
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    }

    private record Counts(
            String episode,
            int batch,
            int steps,
            long calls,
            long launches,
            long products,
            long bytes,
            long flops) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "%7s %6d %6d %8d %8d %8d %12.3f %12.3f%n",
                    episode,
                    batch,
                    steps,
                    calls,
                    launches,
                    products,
                    bytes / 1e6,
                    flops / 1e6);
        }
    }

    private static RunConfig run(int batch, int length) {
        return Presets.get("fast", "copy", "ntm-ff", 1)
                .withAll(
                        Map.of(
                                "training.batchSize", Integer.toString(batch),
                                "task.minLength", Integer.toString(length),
                                "task.maxLength", Integer.toString(length)));
    }

    private static TensorBackend open(String graphs, String episode) {
        return new CudaBackendProvider()
                .open(new BackendConfig(Map.of("graphs", graphs, "episode", episode)));
    }

    /** Of the second update: the first one makes what later ones use again. */
    private static Counts count(String episode, int batch, int length) {
        RunConfig run = run(batch, length);
        try (TensorBackend backend = open("off", episode)) {
            StepCounter counter = StepCounter.of(backend);
            try (TrainingSession session = TrainingSession.start(run, counter.backend())) {
                session.update();
                DeviceCounters before = DeviceCounters.read();
                long calls = counter.calls();
                long bytes = counter.bytes();
                long flops = counter.flops();
                session.update();
                DeviceCounters after = DeviceCounters.read();
                return new Counts(
                        episode,
                        batch,
                        2 * length + 2,
                        counter.calls() - calls,
                        after.launches() - before.launches(),
                        after.products() - before.products(),
                        counter.bytes() - bytes,
                        counter.flops() - flops);
            }
        }
    }

    /**
     * What the host asks of the driver and of cuBLAS in one update.
     *
     * @param kernels of them, launched one by one
     * @param inGraph kernels that a graph launches
     */
    private record HostCalls(long calls, long kernels, long graphs, long inGraph) {
        String line(int batch, int length, String option, String episode) {
            return String.format(
                    Locale.ROOT,
                    "%7s %6d %6d %7s %8d %8d %8d %8d%n",
                    episode,
                    batch,
                    2 * length + 2,
                    option,
                    calls,
                    kernels,
                    graphs,
                    inGraph);
        }
    }

    /** Of the fourth update: the second records, so that the third is the first that repeats. */
    private static HostCalls hostCalls(int batch, int length, String graphs, String episode) {
        try (TensorBackend backend = open(graphs, episode);
                TrainingSession session = TrainingSession.start(run(batch, length), backend)) {
            session.update();
            session.update();
            session.update();
            DeviceCounters before = DeviceCounters.read();
            long ofReading = DeviceCounters.read().calls() - before.calls();
            before = DeviceCounters.read();
            session.update();
            DeviceCounters after = DeviceCounters.read();
            long graphLaunches = after.graphLaunches() - before.graphLaunches();
            long products = graphLaunches == 0 ? after.products() - before.products() : 0;
            return new HostCalls(
                    after.calls() - before.calls() - ofReading + products,
                    after.launches() - before.launches(),
                    graphLaunches,
                    after.graphKernels() - before.graphKernels());
        }
    }

    private static Stream<int[]> cases() {
        return Stream.of(System.getProperty("ntm.counts", "1x3").split(","))
                .map(pair -> pair.split("x"))
                .map(pair -> new int[] {Integer.parseInt(pair[0]), Integer.parseInt(pair[1])});
    }

    @Test
    void aRepeatedStepTakesHardlyACallOfTheHost() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("episode  batch  steps  graphs    calls launched   graphs in graph\n");
        cases().forEach(pair -> countCalls(pair[0], pair[1], text));
        Files.writeString(Path.of("target", "step-calls.txt"), text);
    }

    private static void countCalls(int batch, int length, StringBuilder text) {
        for (String episode : List.of("off", "on")) {
            HostCalls plain = hostCalls(batch, length, "off", episode);
            HostCalls repeated = hostCalls(batch, length, "auto", episode);
            text.append(plain.line(batch, length, "off", episode));
            text.append(repeated.line(batch, length, "auto", episode));
            assertThat(plain.graphs()).isZero();
            assertThat(repeated.graphs()).isEqualTo(1);
            assertThat(repeated.inGraph() + repeated.kernels()).isEqualTo(plain.kernels());
            assertThat(repeated.kernels()).isLessThanOrEqualTo(3);
            assertThat(repeated.calls()).isLessThan(MOST_HOST_CALLS);
        }
    }

    private static List<Counts> counts(String episode) {
        return cases().map(pair -> count(episode, pair[0], pair[1])).toList();
    }

    @Test
    void aStepTakesFewLaunches() throws IOException {
        List<Counts> steps = counts("off");
        List<Counts> whole = counts("on");
        List<Counts> all = Stream.concat(steps.stream(), whole.stream()).toList();
        StringBuilder text = new StringBuilder();
        text.append(
                "episode  batch  steps    calls launches products   bytes (MB)  flop (million)\n");
        all.forEach(counts -> text.append(counts.line()));
        Files.writeString(Path.of("target", "step-counts.txt"), text);
        assertThat(whole)
                .allSatisfy(
                        counts ->
                                assertThat(counts.launches() + counts.products())
                                        .isBetween(1L, (long) LAUNCHES_OF_AN_UPDATE));
        assertThat(steps)
                .allSatisfy(
                        counts ->
                                assertThat(counts.launches() + counts.products())
                                        .isBetween(
                                                (long) counts.steps(),
                                                (long) counts.steps() * LAUNCHES_OF_A_TIME_STEP
                                                        + LAUNCHES_OF_AN_UPDATE));
    }
}
