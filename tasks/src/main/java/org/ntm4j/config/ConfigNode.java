package org.ntm4j.config;

/** A piece of settings: one value, or a mapping of further pieces. */
public sealed interface ConfigNode permits ConfigScalar, ConfigMapping {
    /** Where it was written. */
    Location location();
}
