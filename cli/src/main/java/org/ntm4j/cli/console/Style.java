package org.ntm4j.cli.console;

/** Colours, or none. */
public enum Style {
    /** Text as it is. */
    PLAIN,
    /** With the escape sequences that every terminal of today knows. */
    COLOURED;

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    /** For titles. */
    public String bold(String text) {
        return with("1", text);
    }

    /** For failures. */
    public String failure(String text) {
        return with("1;31", text);
    }

    /** For what matters less. */
    public String faint(String text) {
        return with("2", text);
    }

    private String with(String attributes, String text) {
        return this == PLAIN ? text : ESCAPE + attributes + "m" + text + RESET;
    }
}
