package org.ntm4j.cli.console;

/** Commands that a person can paste. */
public final class Shell {
    private Shell() {}

    /** A text as one word of a shell's command: as it is, or quoted if it needs that. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./+:=@%,~-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
