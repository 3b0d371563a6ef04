package org.ntm4j.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ntm4j.config.ConfigErrors;
import org.ntm4j.config.ConfigMapping;
import org.ntm4j.config.ConfigScalar;
import org.ntm4j.config.Location;
import org.ntm4j.config.YamlText;

/**
 * The settings that come with the program, by preset, task and model. All of them are in {@code
 * presets.yaml} beside this class.
 */
public final class Presets {
    private static final String RESOURCE = "presets.yaml";

    private Presets() {}

    /** The names of the presets: {@code fast}, which is the default, and {@code paper}. */
    public static List<String> names() {
        return keys(resource().mapping("presets"));
    }

    /** The tasks there are presets for. */
    public static List<String> taskIds() {
        return keys(resource().mapping("tasks"));
    }

    /** The models there are presets for. */
    public static List<String> modelIds() {
        return keys(resource().mapping("models"));
    }

    /**
     * A preset's settings.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C006} if there is no such preset, task or model;
     *     lists those there are
     */
    public static RunConfig get(String preset, String taskId, String modelId, long seed) {
        ConfigMapping all = resource();
        ConfigMapping tasks = choose(all.mapping("presets"), "preset", preset);
        choose(all.mapping("tasks"), "task", taskId);
        choose(all.mapping("models"), "model", modelId);
        ConfigMapping models = choose(tasks, "task of preset " + preset, taskId);
        ConfigMapping differences = choose(models, "model of preset " + preset, modelId);
        return RunConfigCodec.decode(
                RunConfigCodec.overlay(defaults(all, taskId, modelId, seed), differences));
    }

    /**
     * Settings read from a text, and a preset's where the text has none. A task or model that the text
     * chooses comes before the one given here.
     *
     * @param text YAML
     * @param source what errors call it, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    public static RunConfig complete(
            String text, String source, String preset, String taskId, String modelId, long seed) {
        ConfigMapping settings = YamlText.read(text, source);
        String task = chosen(settings, Kind.TASKS, "task", taskId);
        String model = chosen(settings, Kind.MODELS, "model", modelId);
        return RunConfigCodec.parse(text, source, get(preset, task, model, seed));
    }

    private static String chosen(
            ConfigMapping settings, List<Kind> kinds, String section, String otherwise) {
        if (!settings.has(section) || !settings.mapping(section).has("id")) {
            return otherwise;
        }
        ConfigScalar id = settings.mapping(section).scalar("id");
        return Kind.named(kinds, section, id.text(), id.location()).id();
    }

    /** The settings of a task and a model that belong to no preset. */
    private static ConfigMapping defaults(
            ConfigMapping all, String taskId, String modelId, long seed) {
        Location here = Location.of(RESOURCE);
        int version = RunConfigCodec.FORMAT_VERSION;
        return new ConfigMapping("", here, Map.of())
                .with("formatVersion", new ConfigScalar(Integer.toString(version), here))
                .with("task", withId(all.mapping("tasks").mapping(taskId), taskId))
                .with("model", withId(all.mapping("models").mapping(modelId), modelId))
                .with("training", all.mapping("training"))
                .with("seed", new ConfigScalar(Long.toString(seed), here));
    }

    private static ConfigMapping withId(ConfigMapping section, String id) {
        return section.with("id", new ConfigScalar(id, section.location()));
    }

    private static ConfigMapping choose(ConfigMapping from, String what, String name) {
        if (!from.has(name)) {
            throw ConfigErrors.unknownName(what, name, keys(from));
        }
        return from.mapping(name);
    }

    private static List<String> keys(ConfigMapping mapping) {
        return List.copyOf(mapping.entries().keySet());
    }

    private static ConfigMapping resource() {
        try (InputStream in = Presets.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + Presets.class);
            }
            return YamlText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
