package org.ntm4j.serve.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends events to one reader, one write at a time, and none of them waited for. What a reader has not
 * taken yet is kept, up to a limit; a reader beyond it is dropped, and may come again.
 */
final class EventWriter extends IteratingCallback implements Answer.Sink {
    static final String TYPE = "text/event-stream";

    /** Of events not taken yet: several listings of many runs. */
    static final int MOST_BYTES = 8 << 20;

    private final Response response;
    private final Callback done;
    private final Runnable gone;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<Runnable> leave = new AtomicReference<>(() -> {});
    private int waitingBytes;

    /**
     * @param response whose headers are set
     * @param done of the request
     * @param gone called once, when the reader is gone
     */
    EventWriter(Response response, Callback done, Runnable gone) {
        this.response = response;
        this.done = done;
        this.gone = gone;
    }

    /** Begins to be a reader of a source. */
    void begin(Answer.Source source) {
        leave.set(source.open(this));
        if (ended.get()) {
            leave.getAndSet(() -> {}).run();
        }
    }

    @Override
    public void send(byte[] bytes) {
        boolean tooSlow;
        synchronized (waiting) {
            if (ended.get()) {
                return;
            }
            waitingBytes += bytes.length;
            waiting.add(bytes);
            tooSlow = waitingBytes > MOST_BYTES;
        }
        if (tooSlow) {
            drop(new IOException("the reader is too slow"));
        } else {
            iterate();
        }
    }

    @Override
    protected Action process() {
        byte[] next;
        synchronized (waiting) {
            next = waiting.poll();
            waitingBytes -= next == null ? 0 : next.length;
        }
        if (next == null) {
            return Action.IDLE;
        }
        response.write(false, ByteBuffer.wrap(next), this);
        return Action.SCHEDULED;
    }

    /** Ends it: the reader is gone, or is too slow. */
    void drop(Throwable reason) {
        if (ended.compareAndSet(false, true)) {
            leave.getAndSet(() -> {}).run();
            gone.run();
            synchronized (waiting) {
                waiting.clear();
            }
            abort(reason);
            done.failed(reason);
        }
    }

    @Override
    protected void onFailure(Throwable reason) {
        drop(reason);
    }
}
