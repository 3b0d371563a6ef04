package org.ntm4j.serve.http;

/** What a call is answered with. */
public sealed interface Answer permits Reply, Answer.Stream {
    /**
     * Events, as they come, until the reader goes.
     *
     * @param source of the events
     */
    record Stream(Source source) implements Answer {}

    /** Sends events to a reader. */
    interface Source {
        /**
         * A reader has come.
         *
         * @return called once, when the reader is gone
         */
        Runnable open(Sink sink);
    }

    /** A reader of events. Thread-safe. */
    interface Sink {
        /** Sends bytes, sooner or later; never waits. A reader that is too slow is dropped. */
        void send(byte[] bytes);
    }
}
