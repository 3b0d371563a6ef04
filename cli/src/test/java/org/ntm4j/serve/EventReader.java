package org.ntm4j.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.ntm4j.cli.json.JsonObject;

/** Reads server-sent events. */
final class EventReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;

    /**
     * What came.
     *
     * @param id of the event
     * @param kind of the event
     * @param data its object
     */
    record Event(String id, String kind, JsonObject data) {}

    /** Begins to read; with more lines for the head of the request. */
    EventReader(URI server, String... headers) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        socket.getOutputStream()
                .write(
                        ("GET /api/events HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for the next event; comments and what HTTP puts between the lines are passed over. */
    Event next() throws IOException {
        String id = "";
        String kind = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(id, kind, JsonObject.parse(line.substring(6)));
            }
        }
        throw new IOException("the server ended the events");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
