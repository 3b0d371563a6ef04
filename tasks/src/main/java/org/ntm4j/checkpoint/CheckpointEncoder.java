package org.ntm4j.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.backend.Precision;
import org.ntm4j.metric.WindowState;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/** Checkpoints as tensors and metadata. The names are the format; {@link CheckpointDecoder} reads them. */
final class CheckpointEncoder {
    /** The version of the format that is written. */
    static final String FORMAT_VERSION = "1";

    static final String FORMAT = "ntm4j.format";
    static final String CONFIG = "ntm4j.config";
    static final String PARAMETERS = "parameters/";
    static final String OPTIMIZER = "optimizer/";
    static final String DATA_RANDOM = "random/data";
    static final String EPISODES = "training/episodes";
    static final String UPDATES = "training/updates";
    static final String BEST_COST_BITS = "training/bestCostBits";
    static final String BEST_ABOVE_OPTIMUM_BITS = "training/bestAboveOptimumBits";
    static final String WINDOW_SEQUENCES = "training/window/sequences";
    static final String WINDOW_MEAN_NATS = "training/window/meanNats";
    static final String WINDOW_SQUARED_DEVIATIONS = "training/window/squaredDeviations";
    static final String WINDOW_WRONG_BITS = "training/window/wrongBits";
    static final String WINDOW_SOLVED = "training/window/solved";
    static final String WINDOW_OPTIMUM_BITS = "training/window/optimumBits";

    private CheckpointEncoder() {}

    static Safetensors encode(Checkpoint checkpoint) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, FORMAT_VERSION);
        metadata.put(CONFIG, checkpoint.config());
        DType dtype = checkpoint.precision() == Precision.FLOAT32 ? DType.F32 : DType.F64;
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        putAll(tensors, PARAMETERS, dtype, checkpoint.parameters());
        putAll(tensors, OPTIMIZER, dtype, checkpoint.optimizer());
        putProgress(tensors, checkpoint.progress());
        return new Safetensors(metadata, tensors);
    }

    private static void putAll(
            Map<String, StoredTensor> target,
            String prefix,
            DType dtype,
            Map<String, HostTensor> tensors) {
        tensors.forEach(
                (name, tensor) -> target.put(prefix + name, new StoredTensor.Reals(dtype, tensor)));
    }

    private static void putProgress(Map<String, StoredTensor> target, TrainingProgress progress) {
        long[] random = progress.dataRandom().stream().mapToLong(Long::longValue).toArray();
        target.put(
                DATA_RANDOM, new StoredTensor.Integers(DType.U64, Shape.of(random.length), random));
        target.put(EPISODES, StoredTensor.integer(progress.episodes()));
        target.put(UPDATES, StoredTensor.integer(progress.updates()));
        target.put(BEST_COST_BITS, StoredTensor.real(progress.bestCostBits()));
        WindowState window = progress.window();
        target.put(WINDOW_SEQUENCES, StoredTensor.integer(window.sequences()));
        target.put(WINDOW_MEAN_NATS, StoredTensor.real(window.meanNats()));
        target.put(WINDOW_SQUARED_DEVIATIONS, StoredTensor.real(window.squaredDeviations()));
        target.put(WINDOW_WRONG_BITS, StoredTensor.integer(window.wrongBits()));
        target.put(WINDOW_SOLVED, StoredTensor.integer(window.solved()));
        putOptimum(target, progress);
    }

    /** Only where there is a best predictor, so that other files are as those of the first versions. */
    private static void putOptimum(Map<String, StoredTensor> target, TrainingProgress progress) {
        if (progress.bestAboveOptimumBits() != progress.bestCostBits()) {
            target.put(BEST_ABOVE_OPTIMUM_BITS, StoredTensor.real(progress.bestAboveOptimumBits()));
        }
        if (progress.window().optimumBits() != 0) {
            target.put(WINDOW_OPTIMUM_BITS, StoredTensor.real(progress.window().optimumBits()));
        }
    }
}
