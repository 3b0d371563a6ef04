package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.json.JsonObject;

/** How it stands with a run, seen from outside of the process that writes it. */
public enum RunState {
    /** A process has it, and has not begun to train. */
    STARTING("starting"),
    /** A process trains it. */
    RUNNING("running"),
    /** A process trained it to its end, and has more to write. */
    EVALUATING("evaluating"),
    /** Trained to its end, or to its target cost. */
    FINISHED("finished"),
    /** Stopped by a person, and saved. */
    INTERRUPTED("interrupted"),
    /** Training broke off with an error. */
    FAILED("failed"),
    /** The process that wrote it is gone, and could not say so. */
    CRASHED("crashed"),
    /** Nobody has trained it yet. */
    NOT_BEGUN("not begun");

    private static final long MOST_PID_BYTES = 32;

    private final String label;

    RunState(String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }

    /** Whether a process has the run. */
    public boolean isLive() {
        return this == STARTING || this == RUNNING || this == EVALUATING;
    }

    /**
     * The state of a run. The lock is looked at and not tried: to take it, however shortly, could keep
     * a training from starting.
     *
     * @param parts of the run's provenance, in order
     */
    public static RunState of(RunFiles files, List<JsonObject> parts) {
        Owner owner = owner(RunLock.file(files.root()));
        Optional<String> outcome =
                parts.isEmpty() ? Optional.empty() : parts.get(parts.size() - 1).text("outcome");
        if (owner == Owner.ALIVE) {
            return outcome.isEmpty()
                    ? STARTING
                    : outcome.get().equals("running") ? RUNNING : live(outcome.get());
        } else if (owner == Owner.DEAD) {
            return CRASHED;
        }
        return outcome.map(RunState::ended).orElse(NOT_BEGUN);
    }

    private static RunState live(String outcome) {
        return switch (outcome) {
            case "done", "target" -> EVALUATING;
            default -> STARTING;
        };
    }

    private static RunState ended(String outcome) {
        return switch (outcome) {
            case "done", "target" -> FINISHED;
            case "stopped" -> INTERRUPTED;
            case "failed" -> FAILED;
            default -> CRASHED;
        };
    }

    private enum Owner {
        NONE,
        ALIVE,
        DEAD
    }

    /**
     * Whose a lock is. A process that began after the lock was written is another, which has the number
     * by chance.
     */
    private static Owner owner(Path lock) {
        try {
            if (!Files.isRegularFile(lock) || Files.size(lock) > MOST_PID_BYTES) {
                return Owner.NONE;
            }
            String pid = Files.readString(lock, StandardCharsets.US_ASCII).strip();
            if (!pid.matches("[0-9]{1,18}")) {
                return Owner.NONE;
            }
            Instant written = Files.getLastModifiedTime(lock).toInstant();
            return ProcessHandle.of(Long.parseLong(pid))
                            .filter(process -> isOlder(process, written))
                            .isPresent()
                    ? Owner.ALIVE
                    : Owner.DEAD;
        } catch (IOException e) {
            return Owner.NONE;
        }
    }

    /** Clocks of files and processes differ by up to a tick. */
    private static boolean isOlder(ProcessHandle process, Instant written) {
        return process.info()
                .startInstant()
                .map(start -> start.isBefore(written.plusSeconds(2)))
                .orElse(true);
    }
}
