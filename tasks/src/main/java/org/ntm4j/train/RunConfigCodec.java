package org.ntm4j.train;

import java.nio.file.Path;

/**
 * {@link RunConfig} as YAML. Written with every setting; read strictly: an unknown key is an error with
 * a suggestion, and every error says file, line and column.
 */
public final class RunConfigCodec {
    /** The version of the format that is written. */
    public static final int FORMAT_VERSION = 1;

    private RunConfigCodec() {}

    /** The complete settings as YAML. Equal settings give equal text. */
    public static String write(RunConfig config) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Reads settings of which none is missing.
     *
     * @param text YAML
     * @param source what errors call it, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    public static RunConfig parse(String text, String source) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Reads settings; those that the text leaves out are {@code base}'s.
     *
     * @param text YAML
     * @param source what errors call it, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    public static RunConfig parse(String text, String source, RunConfig base) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Reads a file's text, if it is not too large to be settings.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C001} if it can't be read
     */
    public static String readText(Path file) {
        throw new UnsupportedOperationException("to come");
    }

    static RunConfig with(RunConfig config, String key, String value) {
        throw new UnsupportedOperationException("to come");
    }
}
