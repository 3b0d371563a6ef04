package org.ntm4j.backend.cuda.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.error.NtmException;

/**
 * The options of this backend.
 *
 * @param gemm what multiplies matrices
 * @param pooled whether memory that was released is kept for the next storage; without it, each storage is
 *     an allocation of its own, which is slow and lets a checker of memory see every wrong access
 * @param tf32 whether cuBLAS may round factors to 10 bits, which is faster and no longer within the
 *     tolerance of the other backends
 * @param graphs whether work can be recorded as a CUDA graph, which spares most launches of a training
 *     step; it needs {@code pooled}
 * @param episode whether a whole episode is computed by one kernel where that is possible
 */
public record CudaOptions(
        GemmChoice gemm, boolean pooled, boolean tf32, boolean graphs, Switch episode) {
    private static final String GEMM = "gemm";
    private static final String MEMORY = "memory";
    private static final String TF32 = "tf32";
    private static final String GRAPHS = "graphs";
    private static final String EPISODE = "episode";
    private static final Map<String, List<String>> VALUES =
            Map.of(
                    GEMM, List.of("auto", "cublas", "kernel"),
                    MEMORY, List.of("pooled", "direct"),
                    TF32, List.of("false", "true"),
                    GRAPHS, List.of("auto", "off"),
                    EPISODE, List.of("auto", "on", "off"));
    private static final String KNOWN =
            "gemm (auto, cublas, kernel), memory (pooled, direct), tf32 (false, true), graphs (auto,"
                    + " off) and episode (auto, on, off)";

    /** What multiplies matrices. */
    public enum GemmChoice {
        /** cuBLAS where its library is found, else the kernel. */
        AUTO,
        /** cuBLAS. */
        CUBLAS,
        /** The built-in kernel. */
        KERNEL
    }

    /** Whether something is done that can be done in two ways. */
    public enum Switch {
        /** Where it is reckoned to be faster. */
        AUTO,
        /** Wherever it is possible. */
        ON,
        /** Never. */
        OFF
    }

    /**
     * The options of a configuration.
     *
     * @throws NtmException {@code NTM-B030} if an option or a value is unknown
     */
    public static CudaOptions parse(BackendConfig config) {
        config.options().forEach(CudaOptions::check);
        boolean pooled = !value(config, MEMORY).equals(Optional.of("direct"));
        return new CudaOptions(
                switch (value(config, GEMM).orElse("auto")) {
                    case "cublas" -> GemmChoice.CUBLAS;
                    case "kernel" -> GemmChoice.KERNEL;
                    default -> GemmChoice.AUTO;
                },
                pooled,
                value(config, TF32).equals(Optional.of("true")),
                pooled && !value(config, GRAPHS).equals(Optional.of("off")),
                switch (value(config, EPISODE).orElse("auto")) {
                    case "on" -> Switch.ON;
                    case "off" -> Switch.OFF;
                    default -> Switch.AUTO;
                });
    }

    private static Optional<String> value(BackendConfig config, String name) {
        return Optional.ofNullable(config.options().get(name));
    }

    private static void check(String name, String value) {
        List<String> values = VALUES.get(name);
        if (values == null) {
            throw NtmException.badInput(
                    "NTM-B030", "the cuda backend has no option '" + name + "'; it knows " + KNOWN);
        }
        if (!values.contains(value)) {
            throw NtmException.badInput(
                    "NTM-B030",
                    "the option "
                            + name
                            + " of the cuda backend can't be '"
                            + value
                            + "'; it is one of "
                            + String.join(", ", values));
        }
    }
}
