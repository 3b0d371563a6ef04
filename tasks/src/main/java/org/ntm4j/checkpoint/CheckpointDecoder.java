package org.ntm4j.checkpoint;

import static org.ntm4j.checkpoint.CheckpointEncoder.BEST_ABOVE_OPTIMUM_BITS;
import static org.ntm4j.checkpoint.CheckpointEncoder.BEST_COST_BITS;
import static org.ntm4j.checkpoint.CheckpointEncoder.CONFIG;
import static org.ntm4j.checkpoint.CheckpointEncoder.DATA_RANDOM;
import static org.ntm4j.checkpoint.CheckpointEncoder.EPISODES;
import static org.ntm4j.checkpoint.CheckpointEncoder.FORMAT;
import static org.ntm4j.checkpoint.CheckpointEncoder.FORMAT_VERSION;
import static org.ntm4j.checkpoint.CheckpointEncoder.OPTIMIZER;
import static org.ntm4j.checkpoint.CheckpointEncoder.PARAMETERS;
import static org.ntm4j.checkpoint.CheckpointEncoder.UPDATES;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_MEAN_NATS;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_OPTIMUM_BITS;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_SEQUENCES;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_SOLVED;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_SQUARED_DEVIATIONS;
import static org.ntm4j.checkpoint.CheckpointEncoder.WINDOW_WRONG_BITS;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ntm4j.backend.Precision;
import org.ntm4j.error.NtmException;
import org.ntm4j.metric.WindowState;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/** Checkpoints from tensors and metadata, which may hold anything. */
final class CheckpointDecoder {
    private static final Shape ONE = Shape.of();
    private static final Shape GENERATOR_STATE = Shape.of(4);

    private final Path file;
    private final Safetensors contents;

    private CheckpointDecoder(Path file, Safetensors contents) {
        this.file = file;
        this.contents = contents;
    }

    /**
     * @param file for errors
     * @throws NtmException {@code NTM-K004} or {@code NTM-K005}
     */
    static Checkpoint decode(Path file, Safetensors contents) {
        return new CheckpointDecoder(file, contents).checkpoint();
    }

    private Checkpoint checkpoint() {
        String version = metadata(FORMAT);
        if (!version.equals(FORMAT_VERSION)) {
            throw CheckpointErrors.notCheckpoint(
                    file,
                    "it has format version "
                            + CheckpointErrors.quote(version)
                            + "; this program reads version "
                            + FORMAT_VERSION);
        }
        Map<String, HostTensor> parameters = reals(PARAMETERS);
        if (parameters.isEmpty()) {
            throw bad("it holds no parameters");
        }
        return new Checkpoint(
                file.toString(),
                metadata(CONFIG),
                precision(),
                parameters,
                reals(OPTIMIZER),
                progress());
    }

    private String metadata(String key) {
        String value = contents.metadata().get(key);
        if (value == null) {
            throw CheckpointErrors.notCheckpoint(file, "its metadata has no " + key);
        }
        return value;
    }

    private Precision precision() {
        List<DType> dtypes =
                contents.tensors().entrySet().stream()
                        .filter(
                                e ->
                                        e.getKey().startsWith(PARAMETERS)
                                                || e.getKey().startsWith(OPTIMIZER))
                        .map(entry -> entry.getValue().dtype())
                        .distinct()
                        .toList();
        if (dtypes.size() != 1) {
            throw bad("parameters and optimiser state must be of one type, got " + dtypes);
        }
        return dtypes.get(0) == DType.F32 ? Precision.FLOAT32 : Precision.FLOAT64;
    }

    private Map<String, HostTensor> reals(String prefix) {
        Map<String, HostTensor> found = new LinkedHashMap<>();
        contents.tensors()
                .forEach(
                        (name, tensor) -> {
                            if (name.startsWith(prefix)) {
                                found.put(name.substring(prefix.length()), finite(name, tensor));
                            }
                        });
        return found;
    }

    private HostTensor finite(String name, StoredTensor stored) {
        if (!(stored instanceof StoredTensor.Reals reals)) {
            throw bad(quoted(name) + " must hold F32 or F64, got " + stored.dtype());
        }
        double[] elements = reals.tensor().data();
        for (int i = 0; i < elements.length; i++) {
            if (!Double.isFinite(elements[i])) {
                throw bad("element " + i + " of " + quoted(name) + " is " + elements[i]);
            }
        }
        return reals.tensor();
    }

    private TrainingProgress progress() {
        long[] random = integers(DATA_RANDOM, DType.U64, GENERATOR_STATE);
        if (LongStream.of(random).allMatch(word -> word == 0)) {
            throw bad(DATA_RANDOM + " must not be 0 throughout");
        }
        try {
            return new TrainingProgress(
                    integer(EPISODES),
                    integer(UPDATES),
                    real(BEST_COST_BITS),
                    realOr(BEST_ABOVE_OPTIMUM_BITS, real(BEST_COST_BITS)),
                    window(),
                    LongStream.of(random).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private WindowState window() {
        return new WindowState(
                integer(WINDOW_SEQUENCES),
                real(WINDOW_MEAN_NATS),
                real(WINDOW_SQUARED_DEVIATIONS),
                integer(WINDOW_WRONG_BITS),
                integer(WINDOW_SOLVED),
                realOr(WINDOW_OPTIMUM_BITS, 0));
    }

    private long integer(String name) {
        return integers(name, DType.I64, ONE)[0];
    }

    private double real(String name) {
        StoredTensor stored = require(name, DType.F64, ONE);
        return ((StoredTensor.Reals) stored).tensor().data()[0];
    }

    /** A number that files of the first versions don't have. */
    private double realOr(String name, double otherwise) {
        return contents.tensors().containsKey(name) ? real(name) : otherwise;
    }

    private long[] integers(String name, DType dtype, Shape shape) {
        return ((StoredTensor.Integers) require(name, dtype, shape)).elements();
    }

    private StoredTensor require(String name, DType dtype, Shape shape) {
        StoredTensor stored = contents.tensors().get(name);
        if (stored == null) {
            throw bad(quoted(name) + " is missing");
        }
        if (stored.dtype() != dtype || !stored.shape().equals(shape)) {
            throw bad(
                    quoted(name)
                            + " must be "
                            + dtype
                            + " "
                            + shape
                            + ", got "
                            + stored.dtype()
                            + " "
                            + stored.shape());
        }
        return stored;
    }

    private static String quoted(String name) {
        return '"' + CheckpointErrors.quote(name) + '"';
    }

    private NtmException bad(String problem) {
        return CheckpointErrors.badContents(file, problem);
    }
}
