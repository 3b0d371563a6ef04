package org.ntm4j.cli.console;

/** What is being done just now: on one line of a terminal, elsewhere a line for each part. */
public final class StatusLine implements AutoCloseable {
    private final Console console;
    private String lastPart = "";
    private boolean shown;

    /** A line of {@link Console#err()}. */
    public StatusLine(Console console) {
        this.console = console;
    }

    /**
     * Shows what is being done.
     *
     * @param part of the work; where lines stay, the only thing shown, once
     * @param detail what exactly
     */
    public void show(String part, String detail) {
        if (console.isErrLive()) {
            String text = part + detail;
            String cut = text.substring(0, Math.min(text.length(), console.columns() - 1));
            new OverwrittenLine(console.err(), console.columns()).accept(cut);
            shown = true;
        } else if (!part.equals(lastPart)) {
            console.err().println(part);
        }
        lastPart = part;
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
