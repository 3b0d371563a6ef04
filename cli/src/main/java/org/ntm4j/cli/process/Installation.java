package org.ntm4j.cli.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the program is installed.
 *
 * @param home the directory of the launcher; empty if the jar was called without it
 */
public record Installation(Optional<Path> home) {
    /**
     * @param properties the system properties; the launcher sets {@code ntm.home}
     */
    public static Installation of(Map<String, String> properties) {
        return new Installation(Optional.ofNullable(properties.get("ntm.home")).map(Path::of));
    }
}
