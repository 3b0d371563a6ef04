package org.ntm4j.task.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.ntm4j.config.Location;

/**
 * Reads sequences to be answered, one line after the other: of the format of {@link FileTask}, but that
 * {@code target} may be left out. Holds one line at a time, and waits for no more than its end, so that
 * the other side of a pipe has its answer before it sends the next.
 */
public final class SequenceReader implements AutoCloseable {
    private final String source;
    private final InputStream in;
    private final LineScanner lines;
    private final SequenceParser parser;
    private final RowWidths widths;

    /**
     * Reads from a stream.
     *
     * @param source what errors call it
     * @param in JSON Lines in UTF-8; closed with this
     * @param widths of the model, both known
     * @param limit of a sequence
     */
    public SequenceReader(String source, InputStream in, RowWidths widths, StepLimit limit) {
        this.source = source;
        this.in = in;
        this.lines = new LineScanner(source, in);
        this.parser = new SequenceParser(source, limit);
        this.widths = widths;
    }

    /**
     * Reads from a file or a named pipe.
     *
     * @param widths of the model, both known
     * @param limit of a sequence
     * @throws org.ntm4j.error.NtmException {@code NTM-D002} if it can't be opened
     */
    public static SequenceReader open(String name, RowWidths widths, StepLimit limit) {
        return new SequenceReader(name, DataPaths.openOnce(name), widths, limit);
    }

    /**
     * The next sequence; nothing at the end.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D002} to {@code NTM-D006}
     */
    public Optional<InputSequence> next() {
        try {
            if (!lines.nextFilled()) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw DataErrors.unreadable(source, e);
        }
        return Optional.of(
                parser.parse(lines.bytes(), lines.length(), lines.number(), widths)
                        .toInputSequence());
    }

    /** Where the sequence that was read last begins. */
    public Location location() {
        return lines.location();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new IllegalStateException("a stream that was only read can't be closed", e);
        }
    }
}
