package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.tensor.Shape;

/** What is recorded as a graph, what a graph keeps, and when it ends. */
@OnSoftwareDevice
class GraphRecorderTest {
    /** So many rows that the sum of their columns takes scratch. */
    private static final int ROWS = 1500;

    private final TensorBackend backend = open(Map.of());

    private static TensorBackend open(Map<String, String> options) {
        return new CudaBackendProvider().open(new BackendConfig(options));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private View dense(int... extents) {
        Shape shape = Shape.of(extents);
        View view = View.dense(backend.allocate(shape.size()), 0, shape);
        backend.fill(view, 1);
        return view;
    }

    private WorkRecorder recorder() {
        return backend.recorder().orElseThrow();
    }

    private float[] download(View view) {
        float[] values = new float[view.size()];
        backend.download(view, values, 0);
        return values;
    }

    @Test
    void aReplayIsOneCallOfTheHost() {
        View x = dense(4);
        Runnable work =
                () -> {
                    for (int i = 0; i < 5; i++) {
                        backend.unary(UnaryOp.NEGATE, x, x);
                    }
                };
        Recording recording = recorder().record(work).orElseThrow();
        assertThat(download(x)).containsOnly(-1);
        DeviceCounters before = DeviceCounters.read();
        assertThat(recording.replay()).isTrue();
        DeviceCounters after = DeviceCounters.read();
        long ofReading = DeviceCounters.read().calls() - after.calls();
        assertThat(after.calls() - before.calls() - ofReading).isEqualTo(1);
        assertThat(after.launches()).isEqualTo(before.launches());
        assertThat(download(x)).containsOnly(1);
        assertThat(DeviceCounters.read().graphKernels() - before.graphKernels()).isEqualTo(5);
        recording.close();
    }

    @Test
    void scratchStaysWithTheRecording() {
        View x = dense(ROWS, 3);
        View dy = dense(ROWS, 5);
        View dw = dense(3, 5);
        View db = dense(1, 5);
        Runnable work =
                () -> {
                    backend.fill(dw, 0);
                    backend.fill(db, 0);
                    backend.kernels().linearBackwardWeights(x, dy, dw, db);
                };
        work.run();
        Recording recording = recorder().record(work).orElseThrow();
        View[] others = new View[40];
        for (int i = 0; i < others.length; i++) {
            others[i] = dense(150 + 5 * (i % 20));
            backend.fill(others[i], 7);
        }
        assertThat(recording.replay()).isTrue();
        assertThat(download(db)).containsOnly(ROWS);
        assertThat(download(dw)).containsOnly(ROWS);
        assertThat(others).allSatisfy(other -> assertThat(download(other)).containsOnly(7));
        long allocations = DeviceCounters.read().allocations();
        recording.close();
        work.run();
        assertThat(DeviceCounters.read().allocations())
                .as("scratch is back")
                .isEqualTo(allocations);
    }

    @Test
    void workThatWouldHaveToAllocateIsNotRecordedUntilItHasRun() {
        View x = dense(ROWS, 3);
        View dy = dense(ROWS, 5);
        View dw = dense(3, 5);
        View db = dense(1, 5);
        Runnable work = () -> backend.kernels().linearBackwardWeights(x, dy, dw, db);
        assertThat(recorder().record(work)).isEmpty();
        assertThat(download(db)).containsOnly(1);
        work.run();
        assertThat(recorder().record(work)).isPresent();
        assertThat(download(db)).containsOnly(1 + 2 * ROWS);
    }

    @Test
    void itEndsWithTheFirstStorageThatIsReleased() {
        View x = dense(4);
        View y = dense(4);
        View other = dense(4);
        Recording recording = recorder().record(() -> backend.copy(x, y)).orElseThrow();
        backend.release(other.storage());
        backend.fill(x, 3);
        assertThat(recording.replay()).isTrue();
        assertThat(download(y)).containsOnly(3);
        backend.release(x.storage());
        View next = dense(4);
        assertThat(recording.replay()).isFalse();
        assertThat(download(y)).containsOnly(3);
        assertThat(download(next)).containsOnly(1);
    }

    @Test
    void workThatReleasesWhatItUsesIsNotRecorded() {
        View x = dense(4);
        View y = dense(4);
        Optional<Recording> recording =
                recorder()
                        .record(
                                () -> {
                                    backend.copy(x, y);
                                    backend.release(x.storage());
                                });
        assertThat(recording).isEmpty();
        assertThat(download(y)).containsOnly(1);
    }

    @Test
    void transfersWaitsAndRecordingsInItSpoilNothing() {
        View x = dense(4);
        Recording inner = recorder().record(() -> backend.fill(x, 2)).orElseThrow();
        assertThat(recorder().record(() -> backend.upload(new float[4], 0, x))).isEmpty();
        assertThat(recorder().record(() -> download(x))).isEmpty();
        assertThat(recorder().record(inner::replay)).isEmpty();
        assertThat(recorder().record(inner::close)).isEmpty();
        assertThatThrownBy(() -> recorder().record(() -> recorder().record(() -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("work that is recorded can't record");
        assertThatThrownBy(
                        () ->
                                recorder()
                                        .record(
                                                () -> {
                                                    throw new ArithmeticException("mine");
                                                }))
                .isInstanceOf(ArithmeticException.class);
        backend.fill(x, 5);
        assertThat(download(x)).containsOnly(5);
        assertThat(recorder().record(() -> backend.fill(x, 6))).isPresent();
        assertThat(download(x)).containsOnly(6);
    }

    @Test
    void closingTheBackendDestroysGraphsAndTheirScratch() {
        try (TensorBackend holder = open(Map.of())) {
            backend.close();
            assertThat(holder.liveElements()).isZero();
            DeviceCounters before = DeviceCounters.read();
            TensorBackend own = open(Map.of());
            Shape shape = Shape.of(ROWS, 5);
            View dy = View.dense(own.allocate(shape.size()), 0, shape);
            View db = View.dense(own.allocate(25), 0, Shape.of(5, 5));
            Runnable work =
                    () -> own.kernels().linearBackwardWeights(dy, dy, db, db.slice(0, 0, 1));
            work.run();
            Recording recording = own.recorder().orElseThrow().record(work).orElseThrow();
            assertThat(DeviceCounters.read().liveGraphs()).isEqualTo(before.liveGraphs() + 1);
            own.close();
            recording.close();
            DeviceCounters after = DeviceCounters.read();
            assertThat(after.liveGraphs()).isEqualTo(before.liveGraphs());
            assertThat(after.liveAllocations()).isEqualTo(before.liveAllocations());
            assertThat(after.liveBytes()).isEqualTo(before.liveBytes());
        }
    }

    @Test
    void anOptionAndMemoryThatIsNotPooledSwitchItOff() {
        for (Map<String, String> options :
                Arrays.asList(Map.of("graphs", "off"), Map.of("memory", "direct"))) {
            try (TensorBackend without = open(options)) {
                assertThat(without.recorder()).isEmpty();
            }
        }
    }
}
