package org.ntm4j.cli.console;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/** The two streams that the program writes to: results to one, everything else to the other. */
public final class Console {
    /** What stands for a sign where it can't be written. */
    private static final Map<String, String> SUBSTITUTES =
            Map.of("±", "+-", "×", "x", "…", "...", "−", "-", "²", "^2");

    private static final int TEXT_COLUMNS = 80;

    private final OutputStream data;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Charset charset;

    private Console(OutputStream out, OutputStream err, Terminal terminal, Charset charset) {
        this.data = out;
        this.out = writer(out, charset);
        this.err = writer(err, charset);
        this.terminal = terminal;
        this.charset = charset;
    }

    /**
     * @param out for results
     * @param err for everything else
     * @param charset of both
     * @param terminal what they are connected to
     */
    public static Console of(
            OutputStream out, OutputStream err, Charset charset, Terminal terminal) {
        return new Console(out, err, terminal, charset);
    }

    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    /** For results. */
    public PrintWriter out() {
        return out;
    }

    /**
     * The stream below {@link #out()}, for results that are not text for a person. Unlike a writer it
     * fails if what it is connected to does.
     */
    public OutputStream data() {
        return data;
    }

    /** For progress, notes and failures. */
    public PrintWriter err() {
        return err;
    }

    /** How results are coloured. */
    public Style outStyle() {
        return terminal.output() && terminal.colours() ? Style.COLOURED : Style.PLAIN;
    }

    /** How everything else is coloured. */
    public Style errStyle() {
        return terminal.error() && terminal.colours() ? Style.COLOURED : Style.PLAIN;
    }

    /** Whether a line of {@link #err()} can be overwritten by the next. */
    public boolean isErrLive() {
        return terminal.error() && terminal.moves();
    }

    /** The terminal's width; 80 if there is none. */
    public int columns() {
        return terminal.columns();
    }

    /** How wide a text may be to be read with ease. */
    public int textColumns() {
        return Math.min(TEXT_COLUMNS, columns());
    }

    /** Whether the streams can have every sign of a text. */
    public boolean isWritable(String text) {
        return charset.newEncoder().canEncode(text);
    }

    /** A text with other signs for those that the streams can't have. */
    public String writable(String text) {
        String written = text;
        for (Map.Entry<String, String> sign : SUBSTITUTES.entrySet()) {
            if (!isWritable(sign.getKey())) {
                written = written.replace(sign.getKey(), sign.getValue());
            }
        }
        return written;
    }

    /** Prints a note of one or more lines to {@link #err()}, further lines indented. */
    public void note(String text) {
        TextWrap.wrap(writable(text), textColumns(), "  ").forEach(err::println);
    }

    /** Prints a failure on one line, whatever its message holds. */
    public void failure(String code, String message) {
        err.println(errStyle().failure(code) + ": " + writable(oneLine(message)));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
