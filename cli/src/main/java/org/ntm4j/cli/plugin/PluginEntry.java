package org.ntm4j.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.error.NtmException;

/**
 * A jar, or the jars of a directory: backends, and libraries that they need.
 *
 * @param jars those that can be read, in alphabetical order
 * @param faults why others can't, each on one line
 */
record PluginEntry(List<Path> jars, List<String> faults) {
    private static final String SERVICE = "META-INF/services/" + BackendProvider.class.getName();

    /**
     * Looks at a jar or a directory.
     *
     * @param origin what named it, for messages
     * @throws NtmException {@code NTM-P001} if it is not there, {@code NTM-P002} if there is no jar in it,
     *     {@code NTM-P003} if no jar can be read, {@code NTM-P004} if none has a backend
     */
    static PluginEntry read(Path path, String origin) {
        List<Path> readable = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        boolean hasBackend = false;
        for (Path candidate : candidates(path, origin)) {
            try (JarFile jar = new JarFile(candidate.toFile())) {
                hasBackend |= jar.getEntry(SERVICE) != null;
                readable.add(candidate);
            } catch (IOException fault) {
                faults.add(candidate + " can't be read as a jar (" + fault.getMessage() + ")");
            }
        }
        if (!hasBackend && !faults.isEmpty()) {
            throw failure("NTM-P003", origin, faults.get(0) + "; build it again, or remove it");
        } else if (!hasBackend) {
            throw failure(
                    "NTM-P004",
                    origin,
                    "no backend in "
                            + path
                            + "; the jar of a backend names its provider in "
                            + SERVICE);
        }
        return new PluginEntry(readable, faults);
    }

    private static List<Path> candidates(Path path, String origin) {
        if (!Files.exists(path)) {
            throw failure("NTM-P001", origin, path + " does not exist; name a jar, or a directory");
        } else if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw failure("NTM-P002", origin, "no jar in " + path + "; put a backend's there");
            }
            return jars;
        } catch (IOException fault) {
            throw failure("NTM-P003", origin, path + " can't be read (" + fault + ")");
        }
    }

    static NtmException failure(String code, String origin, String message) {
        return NtmException.badInput(code, origin + ": " + message);
    }
}
