package org.ntm4j.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run that is over in seconds: at most three vectors of three bits, and a small memory. */
final class SmallRun {
    private static final List<String> SETTINGS =
            List.of(
                    "--task", "copy",
                    "--model", "ntm-ff",
                    "--backend", "cpu",
                    "--set", "task.maxLength=3",
                    "--set", "task.bits=3",
                    "--set", "model.controllerSize=32",
                    "--set", "model.memoryLocations=16",
                    "--set", "model.memoryWidth=8",
                    "--learning-rate", "3e-4",
                    "--report-every", "250");

    private SmallRun() {}

    /** The arguments of its training. */
    static String[] train(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--out", out.toString()));
        arguments.addAll(SETTINGS);
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
