package org.ntm4j.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.cli.run.RunChanges;
import org.ntm4j.config.YamlText;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The settings of a run: a preset's, then those of a file, then those of {@code --set}, then those that
 * have an option of their own; what comes later counts.
 */
final class SettingsOptions implements RunChanges {
    private static final long DEFAULT_SEED = 1;

    @Mixin private ChoiceOptions choice = new ChoiceOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of settings that differ from the preset's.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting, for example task.maxLength=30; may be repeated. 'ntm presets'"
                            + " shows all.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Mixin private TrainingOptions training = new TrainingOptions();

    /** What was chosen. */
    ChoiceOptions choice() {
        return choice;
    }

    @Override
    public Optional<String> givenTask() {
        return choice.givenTask();
    }

    @Override
    public Optional<String> givenModel() {
        return choice.givenModel();
    }

    /** Whether a seed was given, by the option or by {@code --set}. */
    boolean givesSeed() {
        return training.givesSeed() || changes.containsKey("seed");
    }

    /** The file, if one was given. */
    Optional<Path> file() {
        return file;
    }

    /**
     * The settings of a new run.
     *
     * @throws NtmException {@code NTM-C0…} if a setting is unknown or wrong, {@code NTM-U007} if the file
     *     has another task or model than was asked for
     */
    RunConfig resolve() {
        String preset = choice.preset();
        String task = choice.task();
        String model = choice.model();
        if (file.isEmpty()) {
            return change(Presets.get(preset, task, model, DEFAULT_SEED));
        }
        String name = file.get().toString();
        String text = YamlText.load(file.get());
        RunConfig config = Presets.complete(text, name, preset, task, model, DEFAULT_SEED);
        requireSame("--task", choice.givenTask(), "task.id", config.task().taskId(), name);
        requireSame("--model", choice.givenModel(), "model.id", config.model().modelId(), name);
        return change(config);
    }

    private static void requireSame(
            String option, Optional<String> asked, String key, String has, String file) {
        if (asked.isPresent() && !asked.get().equals(has)) {
            throw NtmException.badInput(
                    "NTM-U007",
                    option
                            + " "
                            + asked.get()
                            + ": "
                            + file
                            + " says "
                            + key
                            + ": "
                            + has
                            + "; leave one of them out");
        }
    }

    /** Other settings with the changes of {@code --set} and of the options. */
    @Override
    public RunConfig change(RunConfig config) {
        return training.change(config.withAll(changes));
    }
}
