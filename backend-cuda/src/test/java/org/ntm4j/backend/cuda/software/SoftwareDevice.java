package org.ntm4j.backend.cuda.software;

import java.nio.file.Path;
import java.util.Optional;

/** The software CUDA device of this process. */
public final class SoftwareDevice {
    private SoftwareDevice() {}

    /**
     * Builds it if need be and loads it, which must come before any class of JCuda is used. A second call
     * does nothing new.
     *
     * @param module the directory of {@code backend-cuda}
     * @param cublas whether the software cuBLAS is loaded as well
     * @return why it can't be had on this machine; empty if it is loaded
     * @throws IllegalStateException if its sources, the kernels among them, don't compile
     */
    public static Optional<String> load(Path module, boolean cublas) {
        SoftwareDeviceBuild build = new SoftwareDeviceBuild(module);
        Optional<String> obstacle = build.obstacle();
        if (obstacle.isEmpty()) {
            Path directory = build.directory();
            System.load(directory.resolve("libcuda.so.1").toString());
            if (cublas) {
                System.load(directory.resolve("libcublas.so.12").toString());
            }
        }
        return obstacle;
    }

    /** Whether a device is demanded, so that a test must not be skipped for want of one. */
    public static boolean isRequired() {
        return "cuda".equals(System.getProperty("ntm.require"));
    }
}
