package org.ntm4j.train;

import java.util.List;

/** The settings that come with the program, by preset, task and model. */
public final class Presets {
    private Presets() {}

    /** The names of the presets: {@code fast}, which is the default, and {@code paper}. */
    public static List<String> names() {
        throw new UnsupportedOperationException("to come");
    }

    /** The tasks there are presets for. */
    public static List<String> taskIds() {
        throw new UnsupportedOperationException("to come");
    }

    /** The models there are presets for. */
    public static List<String> modelIds() {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * A preset's settings.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C006} if there is no such preset, task or model;
     *     lists those there are
     */
    public static RunConfig get(String preset, String taskId, String modelId, long seed) {
        throw new UnsupportedOperationException("to come");
    }
}
