package org.ntm4j.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records as settings and back: a component is a setting of the same name, and the range of a value is
 * what the record's constructor accepts. Its {@link IllegalArgumentException} begins with the name of
 * the component that is wrong. Components are of the types that {@link ScalarCodec} knows.
 *
 * @param <T> the record
 */
public final class RecordCodec<T extends Record> {
    private final Class<T> type;
    private final Map<String, Object> fixed;
    private final Map<String, String> later;

    /**
     * @param type a record
     * @param fixed values of components that are not settings, by name
     */
    public RecordCodec(Class<T> type, Map<String, Object> fixed) {
        this(type, fixed, Map.of());
    }

    /**
     * @param type a record
     * @param fixed values of components that are not settings, by name
     * @param later settings that came after settings had been written without them, each with the text
     *     of the value that changes nothing; read where they are missing
     */
    public RecordCodec(Class<T> type, Map<String, Object> fixed, Map<String, String> later) {
        this.type = type;
        this.fixed = Map.copyOf(fixed);
        this.later = Map.copyOf(later);
    }

    /** Whether {@link #write} can write this value: of the type, with the fixed components as they are. */
    public boolean fits(Object value) {
        return type.isInstance(value)
                && components().stream()
                        .filter(component -> fixed.containsKey(component.getName()))
                        .allMatch(c -> get(c, type.cast(value)).equals(fixed.get(c.getName())));
    }

    /** The names of the settings, in the order of the record. */
    public List<String> keys() {
        return components().stream()
                .map(RecordComponent::getName)
                .filter(name -> !fixed.containsKey(name))
                .toList();
    }

    /**
     * The record with these settings, of which none may be missing but those that came later; others are
     * ignored.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C004} to {@code NTM-C006}
     */
    public T read(ConfigMapping settings) {
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : components()) {
            Object value = fixed.get(component.getName());
            arguments.add(value == null ? value(component, settings) : value);
        }
        try {
            return constructor().newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            throw outOfRange(settings, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    private Object value(RecordComponent component, ConfigMapping settings) {
        String name = component.getName();
        String otherwise = later.get(name);
        ConfigScalar scalar =
                settings.has(name) || otherwise == null
                        ? settings.scalar(name)
                        : new ConfigScalar(otherwise, settings.location());
        return ScalarCodec.parse(component.getType(), scalar, settings.pathOf(name));
    }

    private RuntimeException outOfRange(ConfigMapping settings, InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException wrong && wrong.getMessage() != null) {
            String message = wrong.getMessage();
            String name = message.substring(0, (message + " ").indexOf(' '));
            return ConfigErrors.badValue(settings.locationOf(name), settings.pathOf(message));
        }
        return new IllegalStateException(type + " can't be made", e.getCause());
    }

    /**
     * As {@link #write}, for a value that {@link #fits}.
     *
     * @throws ClassCastException if it does not
     */
    public ConfigMapping writeFitting(Object value, String path, Location location) {
        return write(type.cast(value), path, location);
    }

    /**
     * The settings of a record.
     *
     * @param path keys that lead to them, joined by dots
     * @param location where errors will say they are
     */
    public ConfigMapping write(T value, String path, Location location) {
        Map<String, ConfigMapping.Entry> entries = new LinkedHashMap<>();
        for (RecordComponent component : components()) {
            if (!fixed.containsKey(component.getName())) {
                String text = ScalarCodec.format(get(component, value));
                ConfigScalar scalar = new ConfigScalar(text, location);
                entries.put(component.getName(), new ConfigMapping.Entry(location, scalar));
            }
        }
        return new ConfigMapping(path, location, entries);
    }

    private List<RecordComponent> components() {
        return Arrays.asList(type.getRecordComponents());
    }

    private Constructor<T> constructor() throws NoSuchMethodException {
        Class<?>[] types =
                components().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types);
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }
}
