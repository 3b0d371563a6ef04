package org.ntm4j.report.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.run.RunErrors;

/**
 * Writes the events of one process. Its file is made with the first event; each event is handed to the
 * system at once, so that a process that is killed leaves all it told.
 */
final class EventWriter {
    private static final double MILLIS = 1e3;

    private final EventFiles files;
    private final Clock clock;
    private final long start;
    private final boolean goesOn;
    private Optional<Path> file = Optional.empty();

    private EventWriter(EventFiles files, Clock clock, long start, boolean goesOn) {
        this.files = files;
        this.clock = clock;
        this.start = start;
        this.goesOn = goesOn;
    }

    /**
     * Goes on with the events of a run. Those after where the run is are dropped, as its metrics are.
     *
     * @param directory of the run
     * @param start where the run is; 0 for a new one
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if that can't be done
     */
    static EventWriter open(Path directory, Clock clock, long start) {
        EventFiles files = new EventFiles(directory);
        try {
            files.cutAfter(start);
            return new EventWriter(files, clock, start, !files.all().isEmpty());
        } catch (IOException e) {
            throw RunErrors.unwritable(directory, e);
        }
    }

    /**
     * Writes what was measured at a step.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if it can't be written
     */
    void write(long step, List<? extends Events.Value> values) {
        Path target = files.directory();
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        try {
            if (file.isEmpty()) {
                file = Optional.of(files.next(clock.instant()));
                begin(records);
            }
            target = file.get();
            records.writeBytes(Records.of(Events.summary(wallTime(), step, values)));
            Files.write(
                    target,
                    records.toByteArray(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw RunErrors.unwritable(target, e);
        }
    }

    private void begin(ByteArrayOutputStream records) {
        records.writeBytes(Records.of(Events.version(wallTime())));
        if (goesOn) {
            // The step of a start is the first that is void.
            records.writeBytes(Records.of(Events.start(wallTime(), start + 1)));
        }
    }

    /** Seconds since 1970. */
    private double wallTime() {
        Instant now = clock.instant();
        return now.toEpochMilli() / MILLIS;
    }
}
