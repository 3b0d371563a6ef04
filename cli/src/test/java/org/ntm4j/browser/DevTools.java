package org.ntm4j.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;

/** A connection to a browser by the Chrome DevTools Protocol. */
final class DevTools implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Long, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonObject>> listeners = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final WebSocket socket;

    DevTools(URI address) {
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .connectTimeout(PATIENCE)
                        .buildAsync(address, new Reader())
                        .join();
    }

    /** Tells of what happens in a session, by method and parameters. */
    void listen(String session, BiConsumer<String, JsonObject> listener) {
        listeners.put(session, listener);
    }

    /** Calls a method of the browser itself. */
    JsonObject call(String method, Json.Body parameters) {
        return call(Optional.empty(), method, parameters);
    }

    /** Calls a method of a session. */
    JsonObject call(String session, String method, Json.Body parameters) {
        return call(Optional.of(session), method, parameters);
    }

    private JsonObject call(Optional<String> session, String method, Json.Body parameters) {
        long id = last.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        String text =
                Json.line(
                        json -> {
                            json.writeNumberField("id", id);
                            json.writeStringField("method", method);
                            if (session.isPresent()) {
                                json.writeStringField("sessionId", session.get());
                            }
                            json.writeObjectFieldStart("params");
                            parameters.write(json);
                            json.writeEndObject();
                        });
        try {
            synchronized (socket) {
                socket.sendText(text, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            JsonObject message = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message.object("error").isPresent()) {
                throw new AssertionError(method + ": " + message.object("error").get());
            }
            return message.object("result").orElse(new JsonObject(Map.of()));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the browser does not answer to " + method, e);
        }
    }

    private void receive(String text) {
        try {
            JsonObject message = JsonObject.parse(text);
            if (message.wholeNumber("id").isPresent()) {
                CompletableFuture<JsonObject> answer =
                        asked.remove(message.wholeNumber("id").getAsLong());
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                listeners
                        .getOrDefault(message.text("sessionId").orElse(""), (method, object) -> {})
                        .accept(
                                message.text("method").orElse(""),
                                message.object("params").orElse(new JsonObject(Map.of())));
            }
        } catch (IOException e) {
            asked.values().forEach(answer -> answer.completeExceptionally(e));
        }
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                String whole = text.toString();
                text.setLength(0);
                receive(whole);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            asked.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
