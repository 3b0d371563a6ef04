package org.ntm4j.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests as nobody's library would send them. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param headers by their names in lower case
     * @param body as text
     */
    public record Response(int status, Map<String, String> headers, String body) {}

    /** Sends lines, with a body after them, and reads until the other side closes. */
    public static Response send(URI server, String body, String... lines) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n" + body;
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            } catch (SocketException e) {
                // A server that refuses a long body does not wait for the rest of it; it has
                // answered.
            }
            return parse(readAll(socket.getInputStream()));
        }
    }

    /** A GET by the right name. */
    public static Response get(URI server, String path, String... headers) throws IOException {
        return send(server, "", lines("GET " + path + " HTTP/1.1", headers));
    }

    /** A POST of JSON by the right name. */
    public static Response post(URI server, String path, String body, String... headers)
            throws IOException {
        String[] lines = lines("POST " + path + " HTTP/1.1", headers);
        String[] more = Arrays.copyOf(lines, lines.length + 2);
        more[lines.length] = "Content-Type: application/json";
        more[lines.length + 1] = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        return send(server, body, more);
    }

    private static String[] lines(String first, String... headers) {
        String[] lines = new String[headers.length + 2];
        lines[0] = first;
        lines[1] = "Host: localhost";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return lines;
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // A server that refuses a long body may reset the connection after its answer.
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }

    private static Response parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer of HTTP: " + text);
        }
        String[] head = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        return new Response(
                Integer.parseInt(head[0].split(" ", -1)[1]), headers, text.substring(end + 4));
    }
}
