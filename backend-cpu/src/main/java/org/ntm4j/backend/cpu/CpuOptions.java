package org.ntm4j.backend.cpu;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.error.NtmException;

/**
 * The options of this backend.
 *
 * @param kernels which loops the fused kernels use
 * @param gemm what multiplies matrices
 * @param episode whether all steps of a machine are computed in one call
 * @param threads how many compute at once
 */
record CpuOptions(KernelChoice kernels, GemmChoice gemm, EpisodeChoice episode, int threads) {
    private static final String KERNELS = "kernels";
    private static final String GEMM = "gemm";
    private static final String EPISODE = "episode";
    private static final String THREADS = "threads";
    private static final Set<String> NAMES = Set.of(KERNELS, GEMM, EPISODE, THREADS);
    private static final int MOST_THREADS = 1_000;

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

    enum EpisodeChoice {
        /** As {@link #ON}, which is faster for every machine. */
        AUTO,
        ON,
        OFF
    }

    /**
     * @throws NtmException {@code NTM-B020} if an option or a value is unknown
     */
    static CpuOptions parse(BackendConfig config) {
        Map<String, String> options = config.options();
        for (String name : options.keySet()) {
            if (!NAMES.contains(name)) {
                throw NtmException.badInput(
                        "NTM-B020",
                        "the cpu backend has no option '"
                                + name
                                + "'; it knows kernels ("
                                + names(KernelChoice.values())
                                + "), gemm ("
                                + names(GemmChoice.values())
                                + "), episode ("
                                + names(EpisodeChoice.values())
                                + ") and threads (a number)");
            }
        }
        return new CpuOptions(
                choice(KERNELS, options.getOrDefault(KERNELS, "auto"), KernelChoice.values()),
                choice(GEMM, options.getOrDefault(GEMM, "auto"), GemmChoice.values()),
                choice(EPISODE, options.getOrDefault(EPISODE, "auto"), EpisodeChoice.values()),
                threads(options));
    }

    /** As many as there are processors, if nothing else is said: results don't depend on it. */
    private static int threads(Map<String, String> options) {
        String value = options.get(THREADS);
        if (value == null) {
            return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        }
        if (value.matches("\\d{1,4}")) {
            int threads = Integer.parseInt(value);
            if (threads >= 1 && threads <= MOST_THREADS) {
                return threads;
            }
        }
        throw NtmException.badInput(
                "NTM-B020",
                "the option threads of the cpu backend must be a number between 1 and "
                        + MOST_THREADS
                        + ", got '"
                        + value
                        + "'");
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
