package org.ntm4j.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.machine.ControllerKind;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.machine.MachineConfig;
import org.ntm4j.machine.NtmConfig;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.file.FileConfig;

/** Runs small enough for tests. */
final class TinyRuns {
    private TinyRuns() {}

    /** The backend that tests train on. */
    static TensorBackend backend() {
        return new CpuBackendProvider().open(BackendConfig.defaults());
    }

    /** A small NTM. */
    static NtmConfig ntm(ControllerKind controller) {
        return new NtmConfig(
                controller,
                32,
                1,
                16,
                8,
                1,
                1,
                3,
                MemoryStart.CONSTANT,
                WeightingStart.LEARNED,
                AccessOrder.WRITE_THEN_READ,
                -1);
    }

    /** A small LSTM. */
    static MachineConfig lstm() {
        return new LstmBaselineConfig(2, 12);
    }

    /** Three vectors of four bits at most, batches of one. */
    static RunConfig copy(MachineConfig model, long episodes, long seed) {
        return new RunConfig(
                new CopyConfig(1, 3, 4, false), model, training(episodes, 1, 100), seed);
    }

    /** Sequences of two inputs and one output in a new file, some of them kept for evaluation. */
    static FileConfig file(Path path, int sequences) throws IOException {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            int bit = random.nextInt(2);
            String pause = ", [0, 0]".repeat(random.nextInt(3));
            String zero = ", [0]".repeat(pause.length() / 8);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "{\"input\": [[%d, 1]%s], \"target\": [[%d]%s]}",
                            bit,
                            pause,
                            bit,
                            zero));
        }
        Files.write(path, lines);
        return new FileConfig(path.toString(), Optional.empty(), 0.2, 1, 10, 0, 0);
    }

    /** Settings of training; checkpoints every 150 episodes. */
    static TrainingConfig training(long episodes, int batchSize, long reportEvery) {
        return new TrainingConfig(
                episodes,
                batchSize,
                OptimizerKind.GRAVES_RMSPROP,
                3e-4,
                LearningRateDecay.NONE,
                0.8,
                0.01,
                0.9,
                10,
                OptionalDouble.empty(),
                reportEvery,
                150,
                OptionalDouble.empty(),
                "none");
    }

    /** The same run with other settings of training. */
    static RunConfig with(RunConfig run, TrainingConfig training) {
        return new RunConfig(run.task(), run.model(), training, run.seed());
    }
}
