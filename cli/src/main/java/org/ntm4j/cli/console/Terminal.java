package org.ntm4j.cli.console;

import java.util.List;
import java.util.Map;

/**
 * What the streams of this process are connected to.
 *
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param moves whether the terminal can overwrite a line
 * @param colours whether colours are wanted
 * @param columns the terminal's width
 */
public record Terminal(boolean output, boolean error, boolean moves, boolean colours, int columns) {
    /** The property in which the launcher says which of {@code out} and {@code err} are terminals. */
    public static final String STREAMS_PROPERTY = "ntm.terminal";

    /** The property in which the launcher says how wide the terminal is. */
    public static final String COLUMNS_PROPERTY = "ntm.columns";

    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 120;

    /** No terminal: a file, a pipe or a test. */
    public static Terminal none() {
        return new Terminal(false, false, false, false, DEFAULT_COLUMNS);
    }

    /**
     * The terminal, from what the process was given. Colours and moving lines follow {@code TERM},
     * {@code NO_COLOR} and {@code CI}.
     *
     * @param environment the environment's variables
     * @param properties the system properties; where the launcher said nothing there is no terminal
     */
    public static Terminal detect(Map<String, String> environment, Map<String, String> properties) {
        String streams = properties.getOrDefault(STREAMS_PROPERTY, "");
        List<String> terminals = List.of(streams.split(",", -1));
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean ci = !List.of("", "false").contains(environment.getOrDefault("CI", ""));
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                terminals.contains("out"),
                terminals.contains("err"),
                !dumb && !ci,
                !dumb && !noColour,
                columns(properties.getOrDefault(COLUMNS_PROPERTY, "")));
    }

    private static int columns(String text) {
        if (!text.matches("[0-9]{1,6}") || text.matches("0+")) {
            return DEFAULT_COLUMNS;
        }
        return Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(text)));
    }
}
