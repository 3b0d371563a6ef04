package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the metrics of a run while they are written: each look reads only what was added since the
 * one before. A line that is not finished yet waits for the next look. Not thread-safe.
 */
public final class MetricsFollower {
    /** Read at a time; a line is some 150 bytes. */
    private static final int CHUNK = 1 << 18;

    /** A file whose lines are longer than this is no file of metrics. */
    private static final int LONGEST_LINE = 1 << 16;

    private final RunFiles files;
    private FileStamp stamp = FileStamp.NONE;
    private long position;

    /** Follows a run from its first line on. */
    public MetricsFollower(RunFiles files) {
        this.files = files;
    }

    /**
     * What a look found.
     *
     * @param restarted whether what was told before no longer holds: a run that goes on from a checkpoint
     *     drops the lines after it
     * @param lines that are new, in order; all lines if restarted
     */
    public record News(boolean restarted, List<MetricsLine> lines) {
        /** Copies the list. */
        public News {
            lines = List.copyOf(lines);
        }

        /** Whether there is nothing new. */
        public boolean isEmpty() {
            return !restarted && lines.isEmpty();
        }
    }

    /**
     * Looks again.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R007} if the file can't be read
     */
    public News look() {
        FileStamp now = FileStamp.of(files.metricsJsonl());
        if (now.equals(stamp)) {
            return new News(false, List.of());
        }
        boolean restarted =
                position > 0 && (!now.isSameFile(stamp) || now.size() < position || !now.exists());
        if (restarted) {
            position = 0;
        }
        List<MetricsLine> lines = new ArrayList<>();
        if (now.exists()) {
            read(lines);
        }
        stamp = now;
        return new News(restarted, lines);
    }

    private void read(List<MetricsLine> lines) {
        try (FileChannel channel =
                FileChannel.open(files.metricsJsonl(), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
            while (channel.read(bytes, position) > 0) {
                int whole = wholeLines(bytes);
                if (whole == 0) {
                    if (bytes.position() > LONGEST_LINE) {
                        position += bytes.position();
                    }
                    return;
                }
                new String(bytes.array(), 0, whole, StandardCharsets.UTF_8)
                        .lines()
                        .map(MetricsLine::parse)
                        .flatMap(Optional::stream)
                        .forEach(lines::add);
                position += whole;
                bytes.clear();
            }
        } catch (NoSuchFileException e) {
            // It was there a moment ago; the next look sees that it is gone.
        } catch (IOException e) {
            throw RunErrors.unreadable(files.metricsJsonl(), e);
        }
    }

    /** How many of the bytes read are whole lines. */
    private static int wholeLines(ByteBuffer bytes) {
        int end = bytes.position();
        while (end > 0 && bytes.get(end - 1) != '\n') {
            end--;
        }
        return end;
    }
}
