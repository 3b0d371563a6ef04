package org.ntm4j.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What the program was built from.
 *
 * @param version of the program
 * @param commit of the sources, if the build knew it; ends in {@code -modified} if they differed
 */
public record BuildInfo(String version, Optional<String> commit) {
    private static final String RESOURCE = "/org/ntm4j/cli/build.properties";

    /** What the build wrote down. */
    public static BuildInfo load() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(
                filledIn(properties, "version").orElse("unknown"), filledIn(properties, "commit"));
    }

    /** A value that the build left as it was is none. */
    private static Optional<String> filledIn(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .filter(value -> !value.isBlank() && !value.startsWith("$"));
    }
}
