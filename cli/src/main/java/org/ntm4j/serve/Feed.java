package org.ntm4j.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ntm4j.cli.json.Json;
import org.ntm4j.serve.http.Answer;
import org.ntm4j.serve.runs.RunTable;

/**
 * Tells readers what becomes of the runs, as server-sent events: first all of it, then what is new. A
 * reader that was away says which event it saw last, and is told what came after it if that is still
 * known, all of it if not. Thread-safe.
 */
final class Feed {
    private static final int REMEMBERED = 1_000;
    private static final int REMEMBERED_BYTES = 8 << 20;
    private static final long FRESH_NANOS = 400_000_000L;
    private static final byte[] BEAT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private final RunTable runs;
    private final String title;
    private final String boot;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Sent> remembered = new ArrayDeque<>();
    private final Set<Answer.Sink> readers = new LinkedHashSet<>();
    private long number;
    private int bytes;
    private Optional<Long> looked = Optional.empty();

    private record Sent(long number, byte[] bytes) {}

    /**
     * @param runs that are told of
     * @param title of the dashboard
     * @param boot tells this start of the server from others
     * @param nanoTime a clock for differences
     */
    Feed(RunTable runs, String title, String boot, LongSupplier nanoTime) {
        this.runs = runs;
        this.title = title;
        this.boot = boot;
        this.nanoTime = nanoTime;
    }

    /** Looks at the runs, and tells what is new; not more often than anybody could see. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        if (looked.isPresent() && now - looked.get() < FRESH_NANOS) {
            return;
        }
        for (RunTable.Event event : runs.look()) {
            tell(event.kind(), event.json());
        }
        looked = Optional.of(nanoTime.getAsLong());
    }

    private void tell(String kind, String json) {
        number++;
        byte[] event = event(kind, json);
        remembered.add(new Sent(number, event));
        bytes += event.length;
        while (remembered.size() > REMEMBERED || bytes > REMEMBERED_BYTES) {
            bytes -= remembered.remove().bytes().length;
        }
        // A reader that is too slow leaves while it is told.
        Set.copyOf(readers).forEach(reader -> reader.send(event));
    }

    private byte[] event(String kind, String json) {
        return ("id: " + id() + "\nevent: " + kind + "\ndata: " + json + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String id() {
        return boot + "-" + number;
    }

    /** Lets connections that nobody reads any more be noticed. */
    synchronized void beat() {
        Set.copyOf(readers).forEach(reader -> reader.send(BEAT));
    }

    /** Whether anybody is told. */
    synchronized boolean isRead() {
        return !readers.isEmpty();
    }

    /** All runs, as a JSON object. */
    synchronized String listing() {
        look();
        return snapshot();
    }

    private String snapshot() {
        return Json.line(
                json -> {
                    json.writeStringField("event", id());
                    json.writeStringField("title", title);
                    json.writeFieldName("runs");
                    json.writeRawValue(runs.list());
                });
    }

    /** All of a run, as a JSON object, if there is one of this identifier. */
    synchronized Optional<String> detail(String run) {
        look();
        return runs.detail(run).map(json -> "{\"event\":\"" + id() + "\"," + json.substring(1));
    }

    /**
     * Begins to tell a reader.
     *
     * @param seen the event that it saw last
     * @return what ends it
     */
    synchronized Runnable open(Answer.Sink reader, Optional<String> seen) {
        look();
        Optional<Long> known = seen.flatMap(this::known);
        if (known.isPresent()) {
            remembered.stream()
                    .filter(sent -> sent.number() > known.get())
                    .forEach(sent -> reader.send(sent.bytes()));
            reader.send(BEAT);
        } else {
            reader.send(event("all", snapshot()));
        }
        readers.add(reader);
        return () -> close(reader);
    }

    private synchronized void close(Answer.Sink reader) {
        readers.remove(reader);
    }

    /** The number of an event, if all that came after it is remembered. */
    private Optional<Long> known(String id) {
        if (!id.matches(boot + "-[0-9]{1,15}")) {
            return Optional.empty();
        }
        long seen = Long.parseLong(id.substring(boot.length() + 1));
        long oldest = remembered.isEmpty() ? number : remembered.element().number() - 1;
        return seen >= oldest && seen <= number ? Optional.of(seen) : Optional.empty();
    }
}
