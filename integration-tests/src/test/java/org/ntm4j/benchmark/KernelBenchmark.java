package org.ntm4j.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
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
 * Each kernel of a training step alone, forward and backward, with the extents of copy: controller 100, memory 128 × 20.
 * What it reads is in the cache, unlike in a long episode.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "@../cli/src/main/dist/jvm-flags.txt",
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    /** The method of {@code FusedKernels}. */
    @Param({
        "linear",
        "linearBackwardInput",
        "linearBackwardWeights",
        "activate",
        "activateBackward",
        "headActivations",
        "headActivationsBackward",
        "rowNorms",
        "address",
        "addressBackward",
        "read",
        "readBackward",
        "write",
        "writeBackward",
        "lstmCell",
        "lstmCellBackward",
        "crossEntropy",
        "crossEntropyBackward",
        "clipNorm",
        "rmsPropStep",
        "adamStep"
    })
    public String kernel = "address";

    /** Kernels of the cpu backend. */
    @Param({"vector", "scalar"})
    public String kernels = "vector";

    /** Sequences. */
    @Param({"1", "16"})
    public int batch = 1;

    /** Heads that read, and as many that write. */
    @Param({"1", "4"})
    public int heads = 1;

    private @Nullable TensorBackend backend;
    private Runnable call = () -> {};

    /** Opens the backend and fills what the kernel reads. */
    @Setup(Level.Trial)
    public void open() {
        TensorBackend opened =
                BackendRegistry.load().open("cpu", new BackendConfig(Map.of("kernels", kernels)));
        backend = opened;
        call = new KernelCalls(opened, batch, heads).of(kernel);
    }

    /** One call. */
    @Benchmark
    public void call() {
        call.run();
    }

    /** Gives everything back. */
    @TearDown(Level.Trial)
    public void close() {
        if (backend != null) {
            backend.close();
        }
    }
}
