package org.ntm4j.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.bench.measure.Workload;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
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
 * Prediction: a forward pass over a batch by one thread, and its answers read back. {@code sequences} is the rate in
 * sequences.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "@../cli/src/main/dist/jvm-flags.txt",
        })
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
public class PredictionBenchmark {
    /** The preset's model. */
    @Param({"ntm-ff", "ntm-lstm", "lstm"})
    public String model = "ntm-ff";

    /** The preset's task. */
    @Param({"copy", "repeat-copy", "associative-recall", "n-grams", "priority-sort"})
    public String task = "copy";

    /** Kernels of the cpu backend. */
    @Param({"vector", "scalar"})
    public String kernels = "vector";

    /** Sequences of a batch. */
    @Param({"1", "16", "64"})
    public int batch = 1;

    private Workload prediction = new Nothing();

    /** What is counted beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {
        /** Sequences answered. */
        public long sequences;
    }

    private static final class Nothing implements Workload {
        @Override
        public long run() {
            throw new IllegalStateException("not open");
        }

        @Override
        public void close() {}
    }

    /** Opens the backend and draws the sequences. */
    @Setup(Level.Trial)
    public void open() {
        RunConfig config =
                Presets.get("fast", task, model, 1)
                        .with("training.batchSize", Integer.toString(batch));
        BackendConfig options = new BackendConfig(Map.of("kernels", kernels));
        prediction =
                EpisodeWork.draw(config).prediction(BackendRegistry.load().open("cpu", options));
    }

    /** One batch. */
    @Benchmark
    public void predict(Counters counters) {
        counters.sequences += prediction.run();
    }

    /** Gives everything back. */
    @TearDown(Level.Trial)
    public void close() {
        prediction.close();
    }
}
