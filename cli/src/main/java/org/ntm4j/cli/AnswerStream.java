package org.ntm4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.ntm4j.error.NtmException;

/** Answers to standard output, each of which leaves the process at once. */
final class AnswerStream implements AnswerTarget {
    /** "Broken pipe" in English; other languages and systems have the one word in common. */
    private static final Pattern BROKEN_PIPE = Pattern.compile("pipe", Pattern.CASE_INSENSITIVE);

    private final OutputStream out;

    AnswerStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Contents answers) {
        try {
            answers.writeTo(out);
        } catch (IOException e) {
            if (!BROKEN_PIPE.matcher(String.valueOf(e.getMessage())).find()) {
                throw new NtmException(
                        "NTM-O002",
                        NtmException.Kind.FAILED_RUN,
                        "standard output can't be written (" + e.getMessage() + ")",
                        e);
            }
            // Whoever read the answers has seen enough, as in ntm predict … | head -1.
        }
    }
}
