package org.ntm4j.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.ntm4j.cli.console.Console;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself: without a command it says what there is. */
@Command(
        name = "ntm",
        description = "Trains and uses Neural Turing Machines (Graves, Wayne, Danihelka 2014).",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            InspectCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            PresetsCommand.class,
            ParamsCommand.class,
            BackendsCommand.class,
            GradcheckCommand.class,
            BenchCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm train --task copy --model ntm-ff --backend cpu",
            "  ntm evaluate runs/copy-ntm-ff-s1-20261124-101500",
            "  ntm predict my-run --input questions.jsonl",
            "  ntm inspect my-run",
            "  ntm train --help",
            "  source <(ntm generate-completion)",
            "",
            "Exit status: 0 done, 1 a run failed, 2 wrong usage or input, 3 the backend",
            "is unavailable, 130 interrupted (a run is saved first)."
        })
@SuppressWarnings("UnusedVariable") // picocli wants a field for each option.
public final class NtmCommand implements Callable<Integer> {
    private final Console console;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** Made by Guice. */
    @Inject
    public NtmCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.out());
        return ExitStatus.DONE;
    }
}
