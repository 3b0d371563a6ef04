package org.ntm4j.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings by key, in the order they were written.
 *
 * @param path keys that lead here, joined by dots; empty at the top
 * @param location where the mapping was written
 * @param entries values by key
 */
public record ConfigMapping(String path, Location location, Map<String, Entry> entries)
        implements ConfigNode {
    /**
     * A value with the place of its key.
     *
     * @param key where the key was written
     * @param value the value
     */
    public record Entry(Location key, ConfigNode value) {}

    /** Copies the entries. */
    public ConfigMapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A key of this mapping as the user would write it from the top, for example {@code task.id}. */
    public String pathOf(String key) {
        return join(path, key);
    }

    /** A key below a path. */
    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Whether there is a value for the key. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Where the value of a key was written; the mapping itself if there is none. */
    public Location locationOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? location : entry.value().location();
    }

    /**
     * The value of a key.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C004} if it is missing, {@code NTM-C005} if it is a
     *     mapping
     */
    public ConfigScalar scalar(String key) {
        ConfigNode node = require(key);
        if (node instanceof ConfigScalar scalar) {
            return scalar;
        }
        throw ConfigErrors.badValue(
                node.location(), pathOf(key) + " must be one value, got settings of its own");
    }

    /**
     * The whole number under a key.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C004} if it is missing, {@code NTM-C005} if it is
     *     something else
     */
    public long wholeNumber(String key) {
        return ScalarCodec.wholeNumber(scalar(key), pathOf(key), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * The mapping under a key.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C004} if it is missing, {@code NTM-C005} if it is
     *     one value
     */
    public ConfigMapping mapping(String key) {
        ConfigNode node = require(key);
        if (node instanceof ConfigMapping mapping) {
            return mapping;
        }
        throw ConfigErrors.badValue(
                node.location(), pathOf(key) + " must have settings of its own, got one value");
    }

    private ConfigNode require(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw ConfigErrors.missingKey(location, pathOf(key));
        }
        return entry.value();
    }

    /**
     * Refuses other keys.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C003} at the first key that is none of these
     */
    public void allowOnly(Collection<String> keys) {
        entries.forEach(
                (key, entry) -> {
                    if (!keys.contains(key)) {
                        List<String> known = keys.stream().map(this::pathOf).toList();
                        throw ConfigErrors.unknownKey(entry.key(), pathOf(key), known);
                    }
                });
    }

    /** These settings where {@code over} has none, and those of {@code over} where it has. */
    public ConfigMapping overlaidBy(ConfigMapping over) {
        Map<String, Entry> merged = new LinkedHashMap<>(entries);
        over.entries.forEach(
                (key, entry) -> merged.merge(key, entry, (below, above) -> overlay(below, above)));
        return new ConfigMapping(path, over.location, merged);
    }

    private static Entry overlay(Entry below, Entry above) {
        if (below.value() instanceof ConfigMapping lower
                && above.value() instanceof ConfigMapping upper) {
            return new Entry(above.key(), lower.overlaidBy(upper));
        }
        return above;
    }

    /** The same with one more key at the end, or another value for it. */
    public ConfigMapping with(String key, ConfigNode value) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(key, new Entry(value.location(), value));
        return new ConfigMapping(path, location, more);
    }

    /** The same without a key. */
    public ConfigMapping without(String key) {
        Map<String, Entry> fewer = new LinkedHashMap<>(entries);
        fewer.remove(key);
        return new ConfigMapping(path, location, fewer);
    }

    /** The paths of all single values, in order. */
    public List<String> scalarPaths() {
        List<String> paths = new ArrayList<>();
        entries.forEach(
                (key, entry) -> {
                    if (entry.value() instanceof ConfigMapping mapping) {
                        paths.addAll(mapping.scalarPaths());
                    } else {
                        paths.add(pathOf(key));
                    }
                });
        return paths;
    }
}
