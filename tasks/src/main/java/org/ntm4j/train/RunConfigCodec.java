package org.ntm4j.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ntm4j.config.ConfigErrors;
import org.ntm4j.config.ConfigMapping;
import org.ntm4j.config.ConfigScalar;
import org.ntm4j.config.Location;
import org.ntm4j.config.RecordCodec;
import org.ntm4j.config.YamlText;
import org.ntm4j.machine.MachineConfig;
import org.ntm4j.task.TaskConfig;

/**
 * {@link RunConfig} as YAML. Written with every setting; read strictly: an unknown key is an error with
 * a suggestion, and every error says file, line and column.
 */
public final class RunConfigCodec {
    /** The version of the format that is written. */
    public static final int FORMAT_VERSION = 1;

    private static final String VERSION = "formatVersion";
    private static final String TASK = "task";
    private static final String MODEL = "model";
    private static final String TRAINING = "training";
    private static final String SEED = "seed";
    private static final String ID = "id";
    private static final List<String> KEYS = List.of(VERSION, TASK, MODEL, TRAINING, SEED);
    private static final RecordCodec<TrainingConfig> TRAINING_CODEC =
            new RecordCodec<>(
                    TrainingConfig.class,
                    Map.of(),
                    Map.of(
                            "decay", "none",
                            "decayFrom", "0.8",
                            "decayTo", "0.01",
                            "clipNorm", "null",
                            "checkpointSegments", "none"));

    /** Where settings are that were not read from a text. */
    private static final Location HERE = Location.of("the settings");

    private RunConfigCodec() {}

    /** The complete settings as YAML. Equal settings give equal text. */
    public static String write(RunConfig config) {
        return YamlText.write(encode(config));
    }

    /**
     * Reads settings of which none is missing but those that came after the first version.
     *
     * @param text YAML
     * @param source what errors call it, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    public static RunConfig parse(String text, String source) {
        return decode(YamlText.read(text, source));
    }

    /**
     * Reads settings; those that the text leaves out are {@code base}'s. A section of another task or
     * model than {@code base}'s must be complete.
     *
     * @param text YAML
     * @param source what errors call it, for example the file's name
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    public static RunConfig parse(String text, String source, RunConfig base) {
        return decode(overlay(encode(base), YamlText.read(text, source)));
    }

    /** The settings {@code below} where {@code above} has none; ids that differ replace a section. */
    static ConfigMapping overlay(ConfigMapping below, ConfigMapping above) {
        ConfigMapping base = below;
        for (String section : List.of(TASK, MODEL)) {
            if (above.has(section) && changesId(below.mapping(section), above.mapping(section))) {
                base = base.without(section);
            }
        }
        return base.overlaidBy(above);
    }

    private static boolean changesId(ConfigMapping below, ConfigMapping above) {
        return above.has(ID) && !above.scalar(ID).text().equals(below.scalar(ID).text());
    }

    /** The settings with one changed; see {@link RunConfig#with(String, String, String)}. */
    static RunConfig with(RunConfig config, String key, String value, String source) {
        return decode(changed(encode(config), key, value, Location.of(source)));
    }

    /** The settings with several changed; see {@link RunConfig#withAll}. */
    static RunConfig withAll(RunConfig config, Map<String, String> changes) {
        ConfigMapping settings = encode(config);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String option = "--set " + change.getKey() + "=" + change.getValue();
            settings = changed(settings, change.getKey(), change.getValue(), Location.of(option));
        }
        return decode(settings);
    }

    private static ConfigMapping changed(
            ConfigMapping settings, String key, String value, Location source) {
        List<String> known = settings.scalarPaths().stream().filter(RunConfigCodec::isOwn).toList();
        if (!known.contains(key)) {
            throw ConfigErrors.unknownKey(source, key, known);
        }
        int dot = key.indexOf('.');
        ConfigScalar scalar = new ConfigScalar(value, source);
        if (dot < 0) {
            return settings.with(key, scalar);
        }
        String section = key.substring(0, dot);
        return settings.with(
                section, settings.mapping(section).with(key.substring(dot + 1), scalar));
    }

    /** Whether a setting can be changed without others that depend on it. */
    private static boolean isOwn(String key) {
        return !key.equals(VERSION) && !key.endsWith("." + ID);
    }

    /** The settings as a tree, with every key. */
    private static ConfigMapping encode(RunConfig config) {
        return new ConfigMapping("", HERE, Map.of())
                .with(VERSION, new ConfigScalar(Integer.toString(FORMAT_VERSION), HERE))
                .with(TASK, encodeKind(Kind.TASKS, TASK, config.task()))
                .with(MODEL, encodeKind(Kind.MODELS, MODEL, config.model()))
                .with(TRAINING, TRAINING_CODEC.write(config.training(), TRAINING, HERE))
                .with(SEED, new ConfigScalar(Long.toString(config.seed()), HERE));
    }

    private static ConfigMapping encodeKind(List<Kind> kinds, String section, Object value) {
        Kind kind =
                kinds.stream()
                        .filter(candidate -> candidate.codec().fits(value))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no " + section + ": " + value));
        return new ConfigMapping(section, HERE, Map.of())
                .with(ID, new ConfigScalar(kind.id(), HERE))
                .overlaidBy(kind.codec().writeFitting(value, section, HERE));
    }

    /**
     * The settings in a tree.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…}
     */
    static RunConfig decode(ConfigMapping settings) {
        requireVersion(settings);
        settings.allowOnly(KEYS);
        TaskConfig task = (TaskConfig) decodeKind(Kind.TASKS, settings.mapping(TASK), TASK);
        MachineConfig model =
                (MachineConfig) decodeKind(Kind.MODELS, settings.mapping(MODEL), MODEL);
        ConfigMapping training = settings.mapping(TRAINING);
        training.allowOnly(TRAINING_CODEC.keys());
        TrainingConfig howToTrain = TRAINING_CODEC.read(training);
        return new RunConfig(task, model, howToTrain, settings.wholeNumber(SEED));
    }

    private static void requireVersion(ConfigMapping settings) {
        ConfigScalar version = settings.scalar(VERSION);
        if (!version.text().equals(Integer.toString(FORMAT_VERSION))) {
            throw ConfigErrors.otherVersion(version.location(), version.text(), FORMAT_VERSION);
        }
    }

    private static Object decodeKind(Collection<Kind> kinds, ConfigMapping section, String what) {
        ConfigScalar id = section.scalar(ID);
        Kind kind = Kind.named(kinds, what, id.text(), id.location());
        List<String> keys = new ArrayList<>(List.of(ID));
        keys.addAll(kind.codec().keys());
        section.allowOnly(keys);
        return kind.codec().read(section);
    }
}
