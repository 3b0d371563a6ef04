package org.ntm4j.gpucheck;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is run, and for how long.
 *
 * @param seconds of each training and each measurement
 * @param trainingBatch episodes of an update in the short trainings
 * @param updates of each model, compared with the cpu backend
 * @param batches that are measured
 * @param directory for the results
 * @param python that runs the peer
 * @param peer script that measures PyTorch; an empty path for none
 */
record CheckOptions(
        double seconds,
        int trainingBatch,
        int updates,
        int[] batches,
        Path directory,
        String python,
        Path peer) {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "--seconds", "5",
                    "--training-batch", "16",
                    "--updates", "200",
                    "--batches", "1,16,64,256,1024,4096",
                    "--out", ".",
                    "--python", "python3",
                    "--peer", "");

    boolean hasPeer() {
        return !peer.toString().isEmpty();
    }

    /**
     * @throws IllegalArgumentException if an option is unknown or has no value
     */
    static CheckOptions parse(String... arguments) {
        Map<String, String> values = new TreeMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!values.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        arguments[i] + ": the options, each with a value, are " + DEFAULTS);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new CheckOptions(
                Double.parseDouble(values.get("--seconds")),
                Integer.parseInt(values.get("--training-batch")),
                Integer.parseInt(values.get("--updates")),
                Arrays.stream(values.get("--batches").split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray(),
                Path.of(values.get("--out")),
                values.get("--python"),
                Path.of(values.get("--peer")));
    }
}
