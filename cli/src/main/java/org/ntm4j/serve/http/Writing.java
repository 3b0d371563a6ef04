package org.ntm4j.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes replies. */
final class Writing {
    /** Below this a packet is a packet. */
    private static final int LEAST_ZIPPED = 1_000;

    private static final int NOT_MODIFIED = 304;

    /**
     * What a browser may do with any of our answers: nothing from elsewhere is loaded, no script runs but
     * the server's own files, no other page may frame or embed it.
     */
    private static final Map<String, String> SECURITY =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "X-Frame-Options",
                    "DENY",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin");

    private Writing() {}

    /** The headers that every answer has. */
    static void headers(Response response) {
        SECURITY.forEach((name, value) -> response.getHeaders().put(name, value));
    }

    static void write(Reply reply, Request request, Response response, Callback callback)
            throws IOException {
        headers(response);
        HttpFields.Mutable headers = response.getHeaders();
        reply.headers().forEach(headers::put);
        Optional<String> known =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.IF_NONE_MATCH));
        if (reply.tag().isPresent() && known.equals(reply.tag())) {
            response.setStatus(NOT_MODIFIED);
            callback.succeeded();
            return;
        }
        response.setStatus(reply.status());
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        byte[] body = reply.body();
        if (body.length >= LEAST_ZIPPED) {
            headers.put(HttpHeader.VARY, "Accept-Encoding");
            if (request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip")) {
                body = zipped(body);
                headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
            }
        }
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean bodiless = request.getMethod().equals("HEAD");
        response.write(true, ByteBuffer.wrap(bodiless ? new byte[0] : body), callback);
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(body.length / 2);
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        }
        return zipped.toByteArray();
    }
}
