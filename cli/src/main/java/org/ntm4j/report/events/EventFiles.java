package org.ntm4j.report.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The event files of a run: one for each process that reported something, in the order of their names.
 *
 * @param directory of the run
 */
record EventFiles(Path directory) {
    private static final String PREFIX = "events.out.tfevents.";

    /** Where others put the name of the machine, which asking for may take seconds. */
    private static final String SUFFIX = ".ntm4j";

    /** Those that are there, the oldest first. */
    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> seconds(file) > 0).sorted().toList();
        }
    }

    /** When a file was begun, from its name; 0 if it is none of ours. */
    private static long seconds(Path file) {
        String name = file.getFileName().toString();
        boolean ours = name.matches("\\Q" + PREFIX + "\\E[0-9]{10}\\Q" + SUFFIX + "\\E");
        return ours ? Long.parseLong(name.substring(PREFIX.length(), PREFIX.length() + 10)) : 0;
    }

    /** A file that does not exist yet, after all others whatever the clock says. */
    Path next(Instant now) throws IOException {
        List<Path> before = all();
        long last = before.isEmpty() ? 0 : seconds(before.get(before.size() - 1));
        long seconds = Math.max(now.getEpochSecond(), last + 1);
        return directory.resolve(PREFIX + String.format("%010d", seconds) + SUFFIX);
    }

    /**
     * Drops what comes after a step, and what a process that died could not finish. The files stay where
     * they are, so that whoever is reading one finds its end.
     */
    void cutAfter(long step) throws IOException {
        for (Path file : all()) {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long kept = kept(ByteBuffer.wrap(Files.readAllBytes(file)), step);
                if (kept < channel.size()) {
                    channel.truncate(kept);
                }
            }
        }
    }

    /** Bytes of the whole records up to a step. */
    private static long kept(ByteBuffer bytes, long step) {
        long kept = 0;
        Optional<byte[]> event = Records.next(bytes);
        while (event.isPresent() && isUpTo(step, event.get())) {
            kept = bytes.position();
            event = Records.next(bytes);
        }
        return kept;
    }

    private static boolean isUpTo(long step, byte[] event) {
        try {
            return Events.step(event) <= step;
        } catch (IOException e) {
            return false;
        }
    }
}
