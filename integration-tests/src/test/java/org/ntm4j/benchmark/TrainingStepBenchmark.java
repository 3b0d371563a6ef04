package org.ntm4j.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;
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
 * A training step: forward, backward and update on one batch, by one thread. The batches are drawn
 * beforehand, so that neither time nor memory of drawing them counts. {@code episodes} is the rate in
 * episodes.
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
public class TrainingStepBenchmark {
    /** The preset's model. */
    @Param({"ntm-ff", "ntm-lstm", "lstm"})
    public String model = "ntm-ff";

    /** The preset's task. */
    @Param({"copy", "repeat-copy", "associative-recall", "n-grams", "priority-sort"})
    public String task = "copy";

    /** Kernels of the cpu backend. */
    @Param({"vector", "scalar"})
    public String kernels = "vector";

    /** Episodes of a batch. */
    @Param({"1", "16", "64"})
    public int batch = 1;

    private List<EpisodeBatch> batches = List.of();
    private TensorBackend backend;
    private TrainingSession session;
    private int next;

    /** What is counted beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {
        /** Episodes trained on. */
        public long episodes;
    }

    /** Opens the backend and draws the batches. */
    @Setup(Level.Trial)
    public void open() {
        backend = BackendRegistry.load().open("cpu", new BackendConfig(Map.of("kernels", kernels)));
        RunConfig config =
                Presets.get("fast", task, model, 1)
                        .with("training.batchSize", Integer.toString(batch));
        session = TrainingSession.start(config, backend);
        batches = EpisodeWork.draw(config).batches();
    }

    /** One update. */
    @Benchmark
    public void step(Counters counters) {
        session.update(batches.get(next));
        next = (next + 1) % batches.size();
        counters.episodes += batch;
    }

    /** Gives everything back. */
    @TearDown(Level.Trial)
    public void close() {
        session.close();
        backend.close();
    }
}
