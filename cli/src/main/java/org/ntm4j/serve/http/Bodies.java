package org.ntm4j.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/** Reads what comes with a request, of bounded size and in bounded time. */
final class Bodies {
    /** A drawn episode takes some kilobytes, a line of the user's own sequences more. */
    static final int MOST_BYTES = 512 << 10;

    private static final int MOST_SECONDS = 10;

    private Bodies() {}

    /** That a body is not taken. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Reply reply;

        Refused(Reply reply) {
            super(null, null, false, false);
            this.reply = reply;
        }

        Reply reply() {
            return reply;
        }
    }

    /** The body of a POST; empty for any other method. */
    static String read(Request request) throws Refused {
        if (!request.getMethod().equals("POST")) {
            return "";
        } else if (request.getLength() > MOST_BYTES) {
            throw tooLarge();
        }
        try {
            CompletableFuture<byte[]> body = new CompletableFuture<>();
            Content.Source.asByteArrayAsync(request, MOST_BYTES, Promise.Invocable.toPromise(body));
            byte[] bytes = body.get(MOST_SECONDS, TimeUnit.SECONDS);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw new Refused(Reply.refusal(408, "NTM-S019: the body did not come in time"));
        } catch (ExecutionException e) {
            throw tooLarge();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Reply.refusal(503, "NTM-S020: the server is being stopped"));
        }
    }

    private static Refused tooLarge() {
        return new Refused(
                Reply.refusal(413, "NTM-S015: the body has more than " + MOST_BYTES + " bytes"));
    }
}
