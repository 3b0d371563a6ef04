package org.ntm4j.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Settings as YAML text: one document of nested mappings of single values. Read from the parser's
 * events, so that nothing is built of a file that has aliases, tags, lists or too many levels.
 */
public final class YamlText {
    private static final int MAX_CHARACTERS = 1 << 16;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_VALUE = 1_000;
    private static final String INDENT = "  ";

    /** Texts that YAML reads as they are written: numbers, names, plain paths. */
    private static final Pattern PLAIN = Pattern.compile("[-+]?[A-Za-z0-9_./][A-Za-z0-9_./+-]*");

    private final String source;
    private final Iterator<Event> events;

    private YamlText(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /**
     * A file's text.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C001} if it is missing, unreadable, too large or
     *     not UTF-8
     */
    public static String load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_CHARACTERS + 1);
            if (bytes.length > MAX_CHARACTERS) {
                throw ConfigErrors.unreadable(
                        file.toString(),
                        "too large for settings; at most " + MAX_CHARACTERS + " bytes are read");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException e) {
            throw ConfigErrors.unreadable(file.toString(), "there is no such file");
        } catch (CharacterCodingException e) {
            throw ConfigErrors.unreadable(file.toString(), "the text is not UTF-8");
        } catch (IOException e) {
            throw ConfigErrors.unreadable(file.toString(), "can't be read: " + e.getMessage());
        }
    }

    /**
     * The settings in a text.
     *
     * @param source what errors call the text, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C002} if the text is no such YAML
     */
    public static ConfigMapping read(String text, String source) {
        if (text.length() > MAX_CHARACTERS) {
            throw ConfigErrors.malformed(
                    Location.of(source),
                    text.length()
                            + " characters are too many for settings; at most "
                            + MAX_CHARACTERS);
        }
        try {
            Yaml yaml = new Yaml(new LoaderOptions());
            return new YamlText(source, yaml.parse(new StringReader(text)).iterator()).document();
        } catch (MarkedYAMLException e) {
            throw ConfigErrors.malformed(at(source, e.getProblemMark()), e.getProblem());
        } catch (YAMLException e) {
            String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML");
            throw ConfigErrors.malformed(Location.of(source), line);
        }
    }

    private ConfigMapping document() {
        Event first = events.next();
        while (first.is(Event.ID.StreamStart) || first.is(Event.ID.DocumentStart)) {
            first = events.next();
        }
        if (!(first instanceof MappingStartEvent)) {
            throw ConfigErrors.malformed(at(first), "settings must be lines of 'key: value'");
        }
        ConfigMapping top = mapping("", first, 1);
        Event next = events.next();
        while (next.is(Event.ID.DocumentEnd)) {
            next = events.next();
        }
        if (!next.is(Event.ID.StreamEnd)) {
            throw ConfigErrors.malformed(at(next), "only one document may be in a file");
        }
        return top;
    }

    private ConfigMapping mapping(String path, Event start, int depth) {
        if (depth > MAX_DEPTH) {
            throw ConfigErrors.malformed(at(start), "more than " + MAX_DEPTH + " levels");
        }
        Map<String, ConfigMapping.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            String key = scalar(event, "a key").text();
            ConfigNode value = value(ConfigMapping.join(path, key), events.next(), depth);
            if (entries.put(key, new ConfigMapping.Entry(at(event), value)) != null) {
                throw ConfigErrors.malformed(
                        at(event),
                        "the setting " + ConfigMapping.join(path, key) + " is there twice");
            }
        }
        return new ConfigMapping(path, at(start), entries);
    }

    private ConfigNode value(String path, Event event, int depth) {
        requirePlain(event);
        return event instanceof MappingStartEvent
                ? mapping(path, event, depth + 1)
                : scalar(event, path);
    }

    private ConfigScalar scalar(Event event, String what) {
        requirePlain(event);
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getValue().length() > MAX_VALUE) {
                throw ConfigErrors.malformed(
                        at(event), "a value of more than " + MAX_VALUE + " characters");
            }
            return new ConfigScalar(scalar.getValue(), at(event));
        }
        throw ConfigErrors.malformed(at(event), what + " must be one value");
    }

    private void requirePlain(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw ConfigErrors.malformed(at(event), "anchors and aliases are not allowed");
        }
        if (tag(event) != null) {
            throw ConfigErrors.malformed(at(event), "tags are not allowed");
        }
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof MappingStartEvent mapping ? mapping.getTag() : null;
    }

    private Location at(Event event) {
        return at(source, event.getStartMark());
    }

    private static Location at(String source, Mark mark) {
        return new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The settings as text: one line a value, nested by indentation. */
    public static String write(ConfigMapping settings) {
        StringBuilder text = new StringBuilder();
        write(settings, "", text);
        return text.toString();
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        boolean isPlain = character >= ' ' && character <= '~';
        return isPlain || Character.isLetterOrDigit(character)
                ? Character.toString(character)
                : String.format(Locale.ROOT, "\\U%08X", character);
    }

    private static void write(ConfigMapping settings, String indent, StringBuilder text) {
        settings.entries()
                .forEach(
                        (key, entry) -> {
                            text.append(indent).append(key).append(':');
                            if (entry.value() instanceof ConfigMapping mapping) {
                                text.append('\n');
                                write(mapping, indent + INDENT, text);
                            } else if (entry.value() instanceof ConfigScalar scalar) {
                                text.append(' ').append(quoted(scalar.text())).append('\n');
                            }
                        });
    }
}
