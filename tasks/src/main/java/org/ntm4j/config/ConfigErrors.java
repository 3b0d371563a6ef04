package org.ntm4j.config;

import java.util.Collection;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.Suggestions;

/** The failures of reading settings, each with its code. */
public final class ConfigErrors {
    private ConfigErrors() {}

    /** {@code NTM-C001}: the file can't be read as text. */
    public static NtmException unreadable(String source, String problem) {
        return badInput("NTM-C001", source + ": " + problem);
    }

    /** {@code NTM-C002}: the text is not what settings may look like. */
    public static NtmException malformed(Location where, String problem) {
        return badInput("NTM-C002", where + ": " + problem);
    }

    /** {@code NTM-C003}: there is no such setting. */
    public static NtmException unknownKey(Location where, String key, Collection<String> known) {
        return badInput(
                "NTM-C003", where + ": unknown setting " + key + Suggestions.among(key, known));
    }

    /** {@code NTM-C004}: a setting is missing. */
    public static NtmException missingKey(Location where, String key) {
        return badInput("NTM-C004", where + ": the setting " + key + " is missing");
    }

    /** {@code NTM-C005}: a value is of the wrong type or out of its range. */
    public static NtmException badValue(Location where, String problem) {
        return badInput("NTM-C005", where + ": " + problem);
    }

    /** {@code NTM-C006}: a name is none of those there are. */
    public static NtmException unknownName(
            Location where, String what, String name, Collection<String> known) {
        return badInput(
                "NTM-C006",
                where + ": unknown " + what + " " + name + Suggestions.among(name, known));
    }

    /** {@code NTM-C006}: a name is none of those there are, and was written nowhere in particular. */
    public static NtmException unknownName(String what, String name, Collection<String> known) {
        return badInput(
                "NTM-C006", "unknown " + what + " " + name + Suggestions.among(name, known));
    }

    /** {@code NTM-C007}: the text is of another version. */
    public static NtmException otherVersion(Location where, String version, int supported) {
        return badInput(
                "NTM-C007",
                where
                        + ": the settings have format version "
                        + version
                        + "; this program reads version "
                        + supported);
    }

    /** One line that moves no terminal, whatever the text it quotes. */
    private static NtmException badInput(String code, String message) {
        return NtmException.badInput(code, message.replaceAll("\\p{Cntrl}", "?"));
    }
}
