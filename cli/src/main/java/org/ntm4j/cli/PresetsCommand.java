package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.ntm4j.cli.console.Console;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfigCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ntm presets}: the settings that come with the program. */
@Command(
        name = "presets",
        description =
                "Prints all settings of a preset as YAML: what --config reads, and the keys of"
                        + " --set.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm presets",
            "  ntm presets --preset paper --model lstm",
            "  ntm presets > my.yaml; ntm train --config my.yaml"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class PresetsCommand implements Callable<Integer> {
    private static final long SEED = 1;

    private final Console console;

    @Mixin private ChoiceOptions choice = new ChoiceOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String settings =
                RunConfigCodec.write(
                        Presets.get(choice.preset(), choice.task(), choice.model(), SEED));
        console.out()
                .println(
                        "# The preset "
                                + choice.preset()
                                + " for task "
                                + choice.task()
                                + " and model "
                                + choice.model()
                                + ".");
        console.out().println("# Presets: " + String.join(", ", Presets.names()));
        console.out().println("# Tasks: " + String.join(", ", Presets.taskIds()));
        console.out().println("# Models: " + String.join(", ", Presets.modelIds()));
        console.out().print(settings);
        console.out().flush();
        return ExitStatus.DONE;
    }
}
