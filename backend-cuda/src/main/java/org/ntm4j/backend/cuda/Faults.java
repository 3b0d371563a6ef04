package org.ntm4j.backend.cuda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure to load a native library comes down to, on one line. */
final class Faults {
    private static final Pattern NESTED_FAULT =
            Pattern.compile("^[\\w.]+(?:Error|Exception): (.*)$", Pattern.MULTILINE);

    private Faults() {}

    /** All that the first cause says. */
    static String cause(LinkageError fault) {
        Throwable at = fault;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.toString() : at.getMessage();
    }

    /** The last fault that JCuda's message nests, which is what became of the attempt that counts. */
    static String reason(LinkageError fault) {
        String last = cause(fault);
        Matcher nested = NESTED_FAULT.matcher(last);
        while (nested.find()) {
            last = nested.group(1);
        }
        return last.lines().findFirst().orElse("").strip();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
