package org.ntm4j.config;

/**
 * Where a setting was written.
 *
 * @param source a file, an option, or another name that tells the user where to look
 * @param line counted from 1; 0 if the source has no lines
 * @param column counted from 1; 0 if the source has no lines
 */
public record Location(String source, int line, int column) {
    /** A source without lines, such as an option. */
    public static Location of(String source) {
        return new Location(source, 0, 0);
    }

    /** {@code source:line:column}, or the source alone if it has no lines. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
