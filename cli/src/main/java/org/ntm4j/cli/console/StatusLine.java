package org.ntm4j.cli.console;

/** What is being done just now, on one line of a terminal; elsewhere only what is worth a line of its own. */
public final class StatusLine implements AutoCloseable {
    private final Console console;
    private boolean shown;

    /** A line of {@link Console#err()}. */
    public StatusLine(Console console) {
        this.console = console;
    }

    /** Shows a text in place of the one before. */
    public void show(String text) {
        if (console.isErrLive()) {
            String cut = text.substring(0, Math.min(text.length(), console.columns() - 1));
            new OverwrittenLine(console.err(), console.columns()).accept(cut);
            shown = true;
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            new OverwrittenLine(console.err(), console.columns()).accept("");
            shown = false;
        }
    }
}
