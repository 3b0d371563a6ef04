package org.ntm4j.backend.cuda.software;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the software CUDA device, once for each state of its sources. */
final class SoftwareDeviceBuild {
    private static final int MINUTES = 5;

    private final Path module;
    private final String compiler =
            Optional.ofNullable(System.getenv("CXX")).filter(name -> !name.isBlank()).orElse("g++");

    /**
     * @param module the directory of {@code backend-cuda}
     */
    SoftwareDeviceBuild(Path module) {
        this.module = module.toAbsolutePath().normalize();
    }

    /** Why it can't be built on this machine, on one line; empty if it can. */
    Optional<String> obstacle() {
        String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!platform.equals("Linux on amd64")) {
            return Optional.of(
                    "the software CUDA device needs Linux on amd64, this is " + platform);
        }
        try {
            Path ignored = Files.createTempFile("compiler", ".log");
            int status = run(List.of(compiler, "--version"), ignored);
            Files.delete(ignored);
            return status == 0
                    ? Optional.empty()
                    : Optional.of("the C++ compiler fails: " + compiler + " --version");
        } catch (IOException absent) {
            return Optional.of(
                    "there is no C++ compiler '" + compiler + "': install g++, or set CXX");
        }
    }

    /**
     * The directory that holds the libraries.
     *
     * @throws IllegalStateException with the compiler's messages, if the sources don't compile
     */
    Path directory() {
        try {
            Path target = module.resolve("target/software-device");
            Path built = target.resolve(hash());
            if (!Files.exists(built)) {
                Files.createDirectories(target);
                build(Files.createTempDirectory(target, "build"), built);
            }
            return built;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void build(Path work, Path built) throws IOException {
        Path log = work.resolve("log");
        String script = module.resolve("src/test/native/build.sh").toString();
        String kernels = module.resolve("src/main/cuda").toString();
        if (run(List.of("sh", script, work.toString(), kernels), log) != 0) {
            throw new IllegalStateException(
                    "the software CUDA device does not compile:\n" + Files.readString(log));
        }
        try {
            Files.move(work, built, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException another) {
            if (!Files.exists(built)) {
                throw another;
            }
        }
    }

    private String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String directory : List.of("src/test/native", "src/main/cuda")) {
                for (Path file : files(module.resolve(directory))) {
                    digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            digest.update(compiler.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static int run(List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(command + " takes more than " + MINUTES + " minutes");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException(interruption);
        }
    }
}
