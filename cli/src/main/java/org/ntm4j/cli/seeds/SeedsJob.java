package org.ntm4j.cli.seeds;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.SeedsProgress;
import org.ntm4j.cli.process.Arguments;
import org.ntm4j.cli.process.Host;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.cli.run.Resumption;
import org.ntm4j.cli.run.RunChanges;
import org.ntm4j.cli.run.RunObserver;
import org.ntm4j.cli.run.RunTraining;
import org.ntm4j.train.TrainingSession;

/** Trains several seeds side by side, evaluates each, and says what came of all. */
public final class SeedsJob {
    private final Console console;
    private final BackendRegistry registry;
    private final Interruption interruption;
    private final RunTraining training;
    private final Host host;
    private final boolean debug;

    /** Made by Guice. */
    @Inject
    public SeedsJob(
            Console console,
            BackendRegistry registry,
            Interruption interruption,
            RunTraining training,
            Host host,
            Arguments arguments) {
        this.console = console;
        this.registry = registry;
        this.interruption = interruption;
        this.training = training;
        this.host = host;
        this.debug = arguments.isDebug();
    }

    /**
     * How the seeds are trained and shown.
     *
     * @param backend that is requested
     * @param backendConfig to open it with
     * @param threads seeds at a time; as many as there are processors if none is given
     * @param observers told how each goes
     * @param quiet whether only results and failures are shown
     * @param json whether a program reads the result
     */
    public record Call(
            String backend,
            BackendConfig backendConfig,
            OptionalInt threads,
            RunObserver.Source observers,
            boolean quiet,
            boolean json) {}

    /**
     * What is asked of seeds that go on.
     *
     * @param run changes to the settings of each
     * @param converged another bound
     * @param evaluationEpisodes another number
     */
    public record Changes(
            RunChanges run, OptionalDouble converged, OptionalLong evaluationEpisodes) {
        SeedsSettings change(SeedsSettings settings) {
            return new SeedsSettings(
                    settings.seeds(),
                    converged.orElse(settings.converged()),
                    evaluationEpisodes.orElse(settings.evaluationEpisodes()),
                    run.change(settings.config()));
        }
    }

    /** How all ended. */
    public enum End {
        /** Every seed is finished. */
        DONE,
        /** A seed failed; the others are finished. */
        FAILED,
        /** Someone asked for it. */
        INTERRUPTED
    }

    /**
     * Trains new seeds.
     *
     * @param root their directory, new or empty
     * @throws org.ntm4j.error.NtmException if no seed can begin
     */
    public End start(Path root, SeedsSettings settings, Call call) {
        Backends backends = new Backends(registry, call.backend(), call.backendConfig());
        String backend = announce(settings, backends, call);
        try (SeedsDirectory directory = SeedsDirectory.create(root, settings)) {
            return run(directory, settings, RunChanges.none(), backends, backend, call);
        }
    }

    /**
     * Goes on with the seeds of a directory that are not finished.
     *
     * @throws org.ntm4j.error.NtmException if the directory can't be had or read, or {@code NTM-R005} if
     *     the seeds would become others
     */
    public End goOn(Path root, Changes changes, Call call) {
        try (SeedsDirectory directory = SeedsDirectory.reopen(root)) {
            SeedsSettings before = directory.readSettings();
            SeedsSettings settings = changes.change(before);
            Resumption.requireSameRun(root, before.config(), settings.config(), changes.run());
            Backends backends = new Backends(registry, call.backend(), call.backendConfig());
            String backend = announce(settings, backends, call);
            directory.deadOwner().ifPresent(pid -> tell(call, SeedsTexts.deadOwner(pid)));
            directory.writeSettings(settings);
            return run(directory, settings, changes.run(), backends, backend, call);
        }
    }

    /** Says what is trained, after trying whether the first seed could be: what hinders it hinders all. */
    private String announce(SeedsSettings settings, Backends backends, Call call) {
        try (OpenBackend computing = backends.open();
                TrainingSession first =
                        TrainingSession.start(settings.config(), computing.backend())) {
            tell(call, computing.note());
            tell(call, SeedsTexts.settings(settings, first, threads(settings, call)));
            return computing.backend().id();
        }
    }

    private int threads(SeedsSettings settings, Call call) {
        return Math.min(settings.seeds().size(), call.threads().orElse(host.processors()));
    }

    private End run(
            SeedsDirectory directory,
            SeedsSettings settings,
            RunChanges changes,
            Backends backends,
            String backend,
            Call call) {
        if (!call.quiet()) {
            console.err().println("seeds in " + directory.root());
        }
        int threads = threads(settings, call);
        Map<Long, Long> starts = starts(directory, settings);
        long begun = training.nanoTime().getAsLong();
        List<SeedResult> results;
        try (SeedsProgress progress = progress(starts, settings, call)) {
            SeedTraining work =
                    new SeedTraining(
                            directory,
                            settings,
                            changes,
                            backends,
                            training,
                            progress,
                            call.observers(),
                            interruption::isRequested);
            results = new SeedWorkers(work, console, debug).run(threads);
        }
        Duration took = Duration.ofNanos(training.nanoTime().getAsLong() - begun);
        tell(call, SeedsTexts.took(results.size(), took));
        SeedsSummary.Made made =
                new SeedsSummary.Made(directory.root().toString(), backend, threads, took);
        return report(
                new SeedsSummary(settings, made, results),
                new SeedsReport(console, directory, call.json()));
    }

    /** Where each seed is before this process. */
    private static Map<Long, Long> starts(SeedsDirectory directory, SeedsSettings settings) {
        Map<Long, Long> starts = new LinkedHashMap<>();
        for (long seed : settings.seeds().seeds()) {
            starts.put(seed, directory.history(seed, settings).episodes());
        }
        return starts;
    }

    private End report(SeedsSummary summary, SeedsReport report) {
        if (interruption.isRequested() && !summary.stopped().isEmpty()) {
            report.interrupted(summary);
            return End.INTERRUPTED;
        }
        report.ended(summary);
        return summary.failed().isEmpty() ? End.DONE : End.FAILED;
    }

    private SeedsProgress progress(Map<Long, Long> starts, SeedsSettings settings, Call call) {
        return call.quiet()
                ? SeedsProgress.none()
                : SeedsProgress.on(console, starts, settings.config().training().episodes());
    }

    private void tell(Call call, String note) {
        if (!call.quiet()) {
            console.note(note);
        }
    }
}
