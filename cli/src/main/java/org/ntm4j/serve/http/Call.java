package org.ntm4j.serve.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param names the parts of the address that its route leaves open, in order
 * @param query by name; of several values of a name the first
 * @param body empty but of POST
 * @param lastEvent the last event that a stream's reader has seen
 */
public record Call(
        List<String> names, Map<String, String> query, String body, Optional<String> lastEvent) {
    /** The first part of the address that the route leaves open. */
    public String name() {
        return names.get(0);
    }
}
