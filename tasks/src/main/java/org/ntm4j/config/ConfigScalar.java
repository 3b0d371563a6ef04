package org.ntm4j.config;

import java.util.Set;

/**
 * One value.
 *
 * @param text as it was written, without quotes
 * @param location where it was written
 */
public record ConfigScalar(String text, Location location) implements ConfigNode {
    private static final Set<String> NULLS = Set.of("null", "~", "");

    /** Whether the value is YAML's null. */
    public boolean isNull() {
        return NULLS.contains(text);
    }
}
