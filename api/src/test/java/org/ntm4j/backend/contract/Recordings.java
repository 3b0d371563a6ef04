package org.ntm4j.backend.contract;

import java.util.List;
import java.util.Optional;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.tensor.Shape;

/** What a backend records is what it does. A backend that records nothing is right as well. */
final class Recordings {
    static final String TOPIC = "recordings";

    private static final Shape SHAPE = Shape.of(3, 3);
    private static final String HINT =
            "WorkRecorder and Recording; TensorBackend.recorder() may be empty";

    private Recordings() {}

    static List<ContractCheck> checks() {
        return List.of(
                new ContractCheck(TOPIC, "replay", context -> replay(context)),
                new ContractCheck(TOPIC, "release", context -> release(context)),
                new ContractCheck(TOPIC, "close", context -> close(context)),
                new ContractCheck(TOPIC, "transfers", context -> transfers(context)));
    }

    /** {@code y = tanh(x · x) + y}. */
    private static Runnable work(TensorBackend backend, View x, View product, View y) {
        return () -> {
            backend.gemm(false, true, 0.5, x, x, 0, product);
            backend.unary(UnaryOp.TANH, product, product);
            backend.binary(BinaryOp.ADD, product, y, y);
        };
    }

    private static void replay(Context context) {
        TensorBackend backend = context.backend();
        if (backend.recorder().isEmpty()) {
            return;
        }
        Samples samples = new Samples(71);
        double[] first = samples.signed(SHAPE);
        double[] second = samples.signed(SHAPE);
        double[] expected = results(backend, Optional.empty(), first, second);
        Requirement requirement =
                context.require(
                        "recorded work gives the same bits as plain work",
                        "record, then replay on other contents",
                        HINT);
        double[] actual = results(backend, backend.recorder(), first, second);
        requirement.identical("the result", SHAPE, expected, actual);
    }

    /** Of the work on two inputs in turn: recorded with the first and replayed with the second. */
    private static double[] results(
            TensorBackend backend,
            Optional<WorkRecorder> recorder,
            double[] first,
            double[] second) {
        try (Workspace workspace = new Workspace(backend)) {
            View x = workspace.dense(SHAPE, first).view();
            View product = workspace.stale(Arrangement.DENSE, SHAPE).view();
            Buffer y = workspace.dense(SHAPE, new double[SHAPE.size()]);
            Runnable work = work(backend, x, product, y.view());
            Optional<Recording> recording = recorder.flatMap(any -> any.record(work));
            if (recording.isEmpty()) {
                work.run();
            }
            backend.upload(second, 0, x);
            if (recording.isEmpty() || !recording.get().replay()) {
                work.run();
            }
            recording.ifPresent(Recording::close);
            return y.now();
        }
    }

    private static void release(Context context) {
        TensorBackend backend = context.backend();
        Storage storage = backend.allocate(SHAPE.size());
        View x = View.dense(storage, 0, SHAPE);
        backend.fill(x, 1);
        Optional<Recording> recording =
                backend.recorder().flatMap(any -> any.record(() -> backend.fill(x, 2)));
        backend.release(storage);
        Storage next = backend.allocate(SHAPE.size());
        View y = View.dense(next, 0, SHAPE);
        backend.fill(y, 3);
        Requirement requirement =
                context.require(
                        "a recording does nothing once a storage that it uses was released",
                        "replay after release",
                        HINT);
        boolean done = recording.isPresent() && recording.get().replay();
        double[] value = new double[SHAPE.size()];
        backend.download(y, value, 0);
        recording.ifPresent(Recording::close);
        backend.release(next);
        requirement.that(!done, "replay() says that it was done");
        requirement.that(value[0] == 3, "it wrote " + value[0] + " to the storage that came next");
    }

    private static void close(Context context) {
        TensorBackend backend = context.open();
        Optional<Recording> recording = recordedFill(backend);
        Optional<Recording> closed = recordedFill(backend);
        Optional<WorkRecorder> recorder = backend.recorder();
        Requirement requirement =
                context.require(
                        "nothing is recorded or replayed after close", "replay, record", HINT);
        closed.ifPresent(Recording::close);
        closed.ifPresent(Recording::close);
        closed.ifPresent(
                one -> requirement.isRefusedWith(IllegalStateException.class, one::replay));
        backend.close();
        recording.ifPresent(
                one -> requirement.isRefusedWith(IllegalStateException.class, one::replay));
        recorder.ifPresent(
                one ->
                        requirement.isRefusedWith(
                                IllegalStateException.class, () -> one.record(() -> {})));
        recording.ifPresent(Recording::close);
    }

    private static Optional<Recording> recordedFill(TensorBackend backend) {
        View x = View.dense(backend.allocate(SHAPE.size()), 0, SHAPE);
        return backend.recorder().flatMap(any -> any.record(() -> backend.fill(x, 2)));
    }

    /** Work that transfers can't be kept, or is repeated with its transfers; a failure is no third way. */
    private static void transfers(Context context) {
        TensorBackend backend = context.backend();
        Storage storage = backend.allocate(SHAPE.size());
        View x = View.dense(storage, 0, SHAPE);
        backend.fill(x, 1);
        double[] value = new double[SHAPE.size()];
        Runnable work = () -> backend.download(x, value, 0);
        context.operation("record work that downloads");
        Optional<Recording> recording = backend.recorder().flatMap(any -> any.record(work));
        recording.ifPresent(Recording::close);
        if (recording.isEmpty()) {
            work.run();
        }
        context.require("work goes on after what can't be recorded", "download", HINT)
                .that(value[0] == 1, "got " + value[0]);
        backend.release(storage);
    }
}
