package org.ntm4j.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.cli.json.Json;

/**
 * An answer that is there at once.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body kept
 * @param headers more of them
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers)
        implements Answer {
    private static final String JSON = "application/json";

    /** A year: what has its version in its address does not change. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    /** Ask again whether it is still the same. */
    private static final String ASK = "no-cache";

    private static final String CACHING = "Cache-Control";

    /** Copies the map. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    private static Reply of(int status, String type, String body, String caching) {
        return new Reply(
                status,
                type + (type.equals(JSON) ? "" : ";charset=utf-8"),
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(CACHING, caching));
    }

    /** A page. */
    public static Reply page(String html) {
        return of(200, "text/html", html, ASK);
    }

    /** Data for a page. */
    public static Reply json(String json) {
        return of(200, JSON, json, "no-store");
    }

    /**
     * Data that is the same as long as its tag is.
     *
     * @param tag letters, digits and hyphens
     */
    public static Reply json(String json, String tag) {
        return new Reply(
                200,
                JSON,
                json.getBytes(StandardCharsets.UTF_8),
                Map.of(CACHING, ASK, "ETag", "\"" + tag + "\""));
    }

    /** A file that never changes under its address. */
    public static Reply asset(String type, String text) {
        return of(200, type, text, FOREVER);
    }

    /** That something is not to be had, in one line. */
    public static Reply refusal(int status, String line) {
        return of(status, "text/plain", line + "\n", "no-store");
    }

    /** That a page's question has no answer: an object with a {@code code} and an {@code error}. */
    public static Reply failure(int status, String code, String message) {
        String json =
                Json.line(
                        object -> {
                            object.writeStringField("code", code);
                            object.writeStringField("error", message);
                        });
        return of(status, JSON, json, "no-store");
    }

    /** The same with one more header. */
    Reply with(String name, String value) {
        HashMap<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more);
    }

    /** Of a body that is the same as long as this is. */
    Optional<String> tag() {
        return Optional.ofNullable(headers.get("ETag"));
    }
}
