package org.ntm4j.serve.play;

import org.ntm4j.error.NtmException;

/** What can go wrong when a model is asked, each with its code. */
final class PlayErrors {
    private PlayErrors() {}

    /** {@code NTM-S021}: too many ask at once. */
    static NtmException busy() {
        return new NtmException(
                "NTM-S021",
                NtmException.Kind.FAILED_RUN,
                "too many questions wait for an answer already; ask again in a moment");
    }

    /** {@code NTM-S022}: the model takes too long. */
    static NtmException tooSlow(int seconds) {
        return new NtmException(
                "NTM-S022",
                NtmException.Kind.FAILED_RUN,
                "the model did not answer within "
                        + seconds
                        + " seconds; ask for a shorter sequence");
    }

    /** {@code NTM-S030}: what was drawn is not what the task takes. */
    static NtmException puzzle(String problem) {
        return NtmException.badInput("NTM-S030", problem);
    }
}
