package org.ntm4j.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.BackendsCommand;
import org.ntm4j.cli.BenchCommand;
import org.ntm4j.cli.CommandLines;
import org.ntm4j.cli.ErrorReporter;
import org.ntm4j.cli.EvaluateCommand;
import org.ntm4j.cli.GradcheckCommand;
import org.ntm4j.cli.InspectCommand;
import org.ntm4j.cli.NtmCommand;
import org.ntm4j.cli.ParamsCommand;
import org.ntm4j.cli.PredictCommand;
import org.ntm4j.cli.PresetsCommand;
import org.ntm4j.cli.ReportCommand;
import org.ntm4j.cli.ServeCommand;
import org.ntm4j.cli.TrainCommand;
import org.ntm4j.cli.TrainingJob;
import org.ntm4j.cli.VersionText;
import org.ntm4j.cli.plugin.Plugins;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Installation;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.cli.seeds.SeedsJob;
import picocli.CommandLine.IFactory;

/** The commands, and what they work with. */
public final class CommandsModule extends AbstractModule {
    /** Made with what a {@link ProcessModule} binds. */
    public CommandsModule() {}

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        bind(CommandLines.class);
        bind(ErrorReporter.class);
        bind(IFactory.class).to(GuiceFactory.class);
        bind(GuiceFactory.class);
        bind(NtmCommand.class);
        bind(VersionText.class);
        bind(TrainCommand.class);
        bind(TrainingJob.class);
        bind(SeedsJob.class);
        bind(EvaluateCommand.class);
        bind(PredictCommand.class);
        bind(InspectCommand.class);
        bind(ReportCommand.class);
        bind(ServeCommand.class);
        bind(PresetsCommand.class);
        bind(ParamsCommand.class);
        bind(BackendsCommand.class);
        bind(GradcheckCommand.class);
        bind(BenchCommand.class);
    }

    @Provides
    @Singleton
    BackendRegistry backends(Arguments arguments, Installation installation) {
        return Plugins.load(arguments.valuesOf(Plugins.OPTION), installation.home());
    }

    @Provides
    RunTraining training(
            BuildInfo build, Host host, Arguments arguments, Clock clock, LongSupplier nanoTime) {
        return new RunTraining(build, host, arguments, clock, nanoTime);
    }
}
