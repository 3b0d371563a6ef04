package org.ntm4j.gpucheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.train.Presets;

/**
 * The program: runs every check, one after the other, prints a table at the end, and writes it as Markdown
 * and JSON. Exit status 1 if something is not as it must be, 3 if there is no device.
 */
public final class GpuCheck {
    private static final double NANOS = 1e9;

    /** Those that docs/results/gpu.md predicts, and what is chosen if nobody says. */
    private static final List<Map<String, String>> PATHS =
            List.of(
                    Map.of("episode", "off", "graphs", "off"),
                    Map.of("episode", "off", "graphs", "auto"),
                    Map.of("episode", "on", "graphs", "auto"),
                    Map.of("episode", "auto", "graphs", "auto"));

    private static final String PEER_MODEL = "ntm-ff";
    private static final List<String> MODELS = List.of("ntm-ff", "ntm-lstm", "lstm");

    private final CheckOptions options;
    private final List<CheckRow> rows = new ArrayList<>();
    private final Map<Integer, Double> ours = new TreeMap<>();
    private final long start = System.nanoTime();

    private GpuCheck(CheckOptions options) {
        this.options = options;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        System.exit(new GpuCheck(CheckOptions.parse(arguments)).run());
    }

    private int run() throws IOException {
        String device;
        try (TensorBackend backend = open()) {
            device = backend.description();
        } catch (RuntimeException absent) {
            System.out.println("no device: " + absent.getMessage());
            return 3;
        }
        System.out.println("device: " + device);
        check("contract", "default options", () -> List.of(KitCheck.run(Map.of())));
        Map<String, String> builtIn = Map.of("gemm", "kernel", "memory", "direct", "episode", "on");
        check("contract", builtIn.toString(), () -> List.of(KitCheck.run(builtIn)));
        check("gradients", "against reference", AgreementCheck::gradients);
        check("trace", "against cpu", () -> AgreementCheck.drift(options.updates()));
        MODELS.forEach(
                model ->
                        check(
                                "graphs",
                                model,
                                () -> List.of(GraphCheck.run(model, options.updates()))));
        Presets.taskIds().stream()
                .filter(task -> !task.equals("file"))
                .forEach(task -> MODELS.forEach(model -> train(task, model)));
        for (String model : MODELS) {
            for (int batch : options.batches()) {
                for (Map<String, String> path : PATHS) {
                    measure(model, batch, path);
                }
            }
        }
        if (options.hasPeer()) {
            check("peer", "PyTorch", this::peer);
        }
        CheckReport report = new CheckReport(device, (System.nanoTime() - start) / NANOS, rows);
        report.write(options.directory());
        System.out.println();
        System.out.print(report.table());
        System.out.println();
        System.out.println(
                (report.hasPassed() ? "everything passed" : "SOMETHING FAILED")
                        + "; written to "
                        + options.directory().resolve("gpu-check.md")
                        + " and .json");
        return report.hasPassed() ? 0 : 1;
    }

    private static TensorBackend open() {
        return new CudaBackendProvider().open(BackendConfig.defaults());
    }

    private void train(String task, String model) {
        check(
                "training",
                task + ", " + model,
                () -> {
                    try (TensorBackend backend = open()) {
                        int batch = options.trainingBatch();
                        double seconds = options.seconds();
                        return List.of(TrainingCheck.run(backend, task, model, batch, seconds));
                    }
                });
    }

    private void measure(String model, int batch, Map<String, String> path) {
        String what = "copy, " + model + ", batch " + batch + ", " + new TreeMap<>(path);
        BackendConfig config = new BackendConfig(path);
        check(
                "speed",
                what,
                () -> {
                    try (TensorBackend backend = new CudaBackendProvider().open(config)) {
                        SpeedCheck.Speed speed =
                                SpeedCheck.run(what, backend, model, batch, options.seconds());
                        if (model.equals(PEER_MODEL)) {
                            ours.merge(batch, speed.episodesPerSecond(), Math::max);
                        }
                        return List.of(speed.row());
                    }
                });
    }

    private List<CheckRow> peer() {
        try {
            return PeerCheck.run(options, ours);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    private void check(String part, String what, Supplier<List<CheckRow>> body) {
        List<CheckRow> found;
        try {
            found = body.get();
        } catch (RuntimeException | LinkageError failure) {
            found = List.of(CheckRow.failed(part, what, failure));
        }
        for (CheckRow row : found) {
            double seconds = (System.nanoTime() - start) / NANOS;
            System.out.printf(
                    "%6.0f s  %s: %s: %s%s%n",
                    seconds, row.part(), row.what(), row.passed() ? "" : "FAILED: ", row.result());
        }
        rows.addAll(found);
    }
}
