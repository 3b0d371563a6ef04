package org.ntm4j.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Where answers go. */
interface AnswerTarget {
    /**
     * Has answers written.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-O0…} if they can't be, or what the answers throw
     */
    void write(Contents answers);

    /** Writes the answers. */
    interface Contents {
        /** Writes all of them, and flushes after each. */
        void writeTo(OutputStream out) throws IOException;
    }
}
