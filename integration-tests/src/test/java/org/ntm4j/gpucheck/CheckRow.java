package org.ntm4j.gpucheck;

/**
 * One line of the result.
 *
 * @param part to which it belongs
 * @param what was checked
 * @param result for a person, on one line
 * @param passed whether it is as it must be
 */
record CheckRow(String part, String what, String result, boolean passed) {
    CheckRow {
        result = result.strip().replaceAll("\\s+", " ");
    }

    static CheckRow failed(String part, String what, Throwable failure) {
        return new CheckRow(part, what, failure.toString(), false);
    }
}
