package org.ntm4j.backend.cpu;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.error.NtmException;

/**
 * The options of this backend.
 *
 * @param kernels which loops the fused kernels use
 * @param gemm what multiplies matrices
 */
record CpuOptions(KernelChoice kernels, GemmChoice gemm) {
    private static final String KERNELS = "kernels";
    private static final String GEMM = "gemm";

    enum KernelChoice {
        /** The Vector API if it is enabled, else plain Java. */
        AUTO,
        VECTOR,
        SCALAR
    }

    enum GemmChoice {
        /** The fastest for the kernels in use. */
        AUTO,
        EJML,
        VECTOR,
        SCALAR
    }

    /**
     * @throws NtmException {@code NTM-B020} if an option or a value is unknown
     */
    static CpuOptions parse(BackendConfig config) {
        Map<String, String> options = config.options();
        for (String name : options.keySet()) {
            if (!name.equals(KERNELS) && !name.equals(GEMM)) {
                throw NtmException.badInput(
                        "NTM-B020",
                        "the cpu backend has no option '"
                                + name
                                + "'; it knows kernels ("
                                + names(KernelChoice.values())
                                + ") and gemm ("
                                + names(GemmChoice.values())
                                + ")");
            }
        }
        return new CpuOptions(
                choice(KERNELS, options.getOrDefault(KERNELS, "auto"), KernelChoice.values()),
                choice(GEMM, options.getOrDefault(GEMM, "auto"), GemmChoice.values()));
    }

    private static <E extends Enum<E>> E choice(String option, String value, E[] choices) {
        for (E choice : choices) {
            if (name(choice).equals(value)) {
                return choice;
            }
        }
        throw NtmException.badInput(
                "NTM-B020",
                "the option "
                        + option
                        + " of the cpu backend can't be '"
                        + value
                        + "'; it is one of "
                        + names(choices));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String names(Enum<?>[] choices) {
        return Arrays.stream(choices).map(CpuOptions::name).collect(Collectors.joining(", "));
    }
}
