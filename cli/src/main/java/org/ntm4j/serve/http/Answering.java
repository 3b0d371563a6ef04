package org.ntm4j.serve.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.ntm4j.cli.process.Failures;
import org.ntm4j.error.NtmException;

/** Answers requests by the routes there are. */
final class Answering extends Handler.Abstract {
    /** Readers of events at a time: more than anybody has open, and few enough to be told at once. */
    static final int MOST_READERS = 32;

    private static final int HTTP_ERROR = 400;

    private final Guard guard;
    private final Routes routes;
    private final AtomicInteger readers = new AtomicInteger();

    Answering(Guard guard, Routes routes) {
        this.guard = guard;
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws IOException {
        Answer answer = answer(request);
        if (answer instanceof Answer.Stream stream) {
            answer = open(stream, request, response, callback);
        }
        if (answer instanceof Reply reply) {
            Writing.write(reply, request, response, callback);
        }
        return true;
    }

    private Answer answer(Request request) {
        Optional<Reply> refused = guard.refuse(asked(request));
        if (refused.isPresent()) {
            return refused.get();
        }
        String path = Request.getPathInContext(request);
        Optional<Routes.Found> found = routes.find(request.getMethod(), path);
        if (found.isEmpty()) {
            String allowed = routes.allowed(path);
            return allowed.isEmpty()
                    ? Reply.refusal(404, "NTM-S013: there is nothing at this address")
                    : Reply.refusal(405, "NTM-S014: only " + allowed + " can be asked of this")
                            .with("Allow", allowed);
        }
        try {
            return answer(found.get(), request, Bodies.read(request));
        } catch (Bodies.Refused e) {
            return e.reply();
        }
    }

    private static Answer answer(Routes.Found found, Request request, String body) {
        try {
            return found.answer().apply(call(found, request, body));
        } catch (NtmException e) {
            int status = e.kind() == NtmException.Kind.BAD_INPUT ? 422 : 503;
            return Reply.failure(status, e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            NtmException failure = Failures.explain(e, false);
            return Reply.failure(500, failure.code(), String.valueOf(failure.getMessage()));
        }
    }

    private static Call call(Routes.Found found, Request request, String body) {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), String.valueOf(field.getValue()));
        }
        return new Call(found.names(), query, body, header(request, "Last-Event-ID"));
    }

    private static Guard.Request asked(Request request) {
        return new Guard.Request(
                request.getMethod(),
                header(request, "Host"),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, "Sec-Fetch-Mode"),
                header(request, "Content-Type"));
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Begins to send events. The answer is the stream itself, or why there is none. */
    private Answer open(Answer.Stream stream, Request request, Response response, Callback done) {
        if (request.getMethod().equals("HEAD")) {
            return new Reply(200, EventWriter.TYPE, new byte[0], Map.of());
        }
        if (readers.incrementAndGet() > MOST_READERS) {
            readers.decrementAndGet();
            return Reply.refusal(
                    503, "NTM-S016: " + MOST_READERS + " pages are open already; close one");
        }
        Writing.headers(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, EventWriter.TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        EventWriter writer = new EventWriter(response, done, readers::decrementAndGet);
        request.addFailureListener(writer::drop);
        writer.begin(stream.source());
        return stream;
    }

    /** What Jetty itself has to say, such as of a request that is none of HTTP: in one line. */
    static boolean answerError(Request request, Response response, Callback callback) {
        int status = response.getStatus() < HTTP_ERROR ? 500 : response.getStatus();
        Reply reply = Reply.refusal(status, "NTM-S017: the request can't be answered");
        response.setStatus(status);
        Writing.headers(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }
}
