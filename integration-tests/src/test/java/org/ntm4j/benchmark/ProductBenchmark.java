package org.ntm4j.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matrix products in the shapes of the models' layers, by each product that the cpu backend has. {@code operations} is
 * the rate in floating-point operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "@../cli/src/main/dist/jvm-flags.txt",
        })
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    /** Values so small that no sum overflows. */
    private static final double VALUE = 0.01;

    /** What multiplies. */
    @Param({"vector", "ejml", "scalar"})
    public String gemm = "vector";

    /** Rows of a batch: 1 is a product of a vector and a matrix. */
    @Param({"1", "16", "64", "1024"})
    public int rows = 1;

    /**
     * Inputs and outputs of a layer, with the model: of copy the controllers and heads, of recall the heads, of the LSTM
     * the first and the second layer.
     */
    @Param({"30x100", "100x92", "130x400", "256x368", "266x1024", "522x1024"})
    public String layer = "30x100";

    /** Forward {@code x·w}; to the input {@code dy·wᵀ}; to the weights {@code xᵀ·dy}. */
    @Param({"forward", "input", "weights"})
    public String product = "forward";

    private @Nullable TensorBackend backend;
    private @Nullable View x;
    private @Nullable View w;
    private @Nullable View y;
    private long operations;

    /** What is counted beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {
        /** Floating-point operations. */
        public long operations;
    }

    /** Opens the backend and fills the matrices. */
    @Setup(Level.Trial)
    public void open() {
        int[] widths = Arrays.stream(layer.split("x")).mapToInt(Integer::parseInt).toArray();
        TensorBackend opened =
                BackendRegistry.load().open("cpu", new BackendConfig(Map.of("gemm", gemm)));
        backend = opened;
        x = matrix(opened, rows, widths[0]);
        w = matrix(opened, widths[0], widths[1]);
        y = matrix(opened, rows, widths[1]);
        operations = 2L * rows * widths[0] * widths[1];
    }

    private static View matrix(TensorBackend backend, int rows, int columns) {
        Storage storage = backend.allocate(rows * columns);
        View view = View.dense(storage, 0, Shape.of(rows, columns));
        backend.fill(view, VALUE);
        return view;
    }

    /** One product. */
    @Benchmark
    public void multiply(Counters counters) {
        View inputs = Objects.requireNonNull(x);
        View weights = Objects.requireNonNull(w);
        View outputs = Objects.requireNonNull(y);
        TensorBackend opened = Objects.requireNonNull(backend);
        switch (product) {
            case "forward" -> opened.gemm(false, false, 1, inputs, weights, 0, outputs);
            case "input" -> opened.gemm(false, true, 1, outputs, weights, 0, inputs);
            default -> opened.gemm(true, false, 1, inputs, outputs, 0, weights);
        }
        counters.operations += operations;
    }

    /** Gives everything back. */
    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(backend).close();
    }
}
