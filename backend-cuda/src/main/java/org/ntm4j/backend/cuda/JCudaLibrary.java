package org.ntm4j.backend.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import jcuda.JCudaVersion;
import jcuda.LibUtils;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;

/**
 * JCuda's classes for the driver and for cuBLAS, loaded with their native libraries and told to throw.
 *
 * <p>JCuda unpacks a library to a fixed name among the temporary files, or takes what it finds there. Of
 * half a file, left behind or not yet complete in another process, the JVM dies; so the whole file is put
 * there first. And the JVM tries to initialise a class once; afterwards it says that it failed and no more
 * why, so that the fault is kept.
 */
final class JCudaLibrary {
    private JCudaLibrary() {}

    /** The driver's library, loaded on first use. */
    private static final class Driver {
        static final Optional<LinkageError> FAULT =
                load("JCudaDriver", () -> JCudaDriver.setExceptionsEnabled(true));

        private Driver() {}
    }

    /** The library of cuBLAS, loaded on first use. */
    private static final class Cublas {
        static final Optional<LinkageError> FAULT =
                load("JCublas2", () -> JCublas2.setExceptionsEnabled(true));

        private Cublas() {}
    }

    /**
     * @throws LinkageError the same each time, if the library can't be loaded
     */
    static void requireDriver() {
        if (Driver.FAULT.isPresent()) {
            throw Driver.FAULT.get();
        }
    }

    /** Why cuBLAS can't be loaded; empty if it is. */
    static Optional<LinkageError> cublasFault() {
        return Cublas.FAULT;
    }

    private static Optional<LinkageError> load(String library, Runnable firstUse) {
        try {
            unpack(library);
            firstUse.run();
            return Optional.empty();
        } catch (LinkageError fault) {
            return Optional.of(fault);
        } catch (IOException fault) {
            return Optional.of(new UnsatisfiedLinkError("it can't be unpacked: " + fault));
        }
    }

    private static void unpack(String library) throws IOException {
        String name = LibUtils.createPlatformLibraryName(library + "-" + JCudaVersion.get());
        String file = LibUtils.createLibraryFileName(name);
        try (InputStream packed = LibUtils.class.getResourceAsStream("/lib/" + file)) {
            if (packed != null) {
                place(packed.readAllBytes(), file);
            }
        }
    }

    private static void place(byte[] content, String file) throws IOException {
        Path own = Files.createTempDirectory("ntm4j");
        try {
            Path target = own.resolveSibling(file);
            if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), content)) {
                Path whole = Files.write(own.resolve(file), content);
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(own.resolve(file));
            Files.delete(own);
        }
    }
}
