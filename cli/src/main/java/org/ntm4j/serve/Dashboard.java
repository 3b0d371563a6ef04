package org.ntm4j.serve;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ntm4j.cli.run.OpenBackend;
import org.ntm4j.serve.http.Address;
import org.ntm4j.serve.http.Guard;
import org.ntm4j.serve.http.WebServer;
import org.ntm4j.serve.play.ModelDesk;
import org.ntm4j.serve.play.Playground;
import org.ntm4j.serve.runs.RunFinder;
import org.ntm4j.serve.runs.RunTable;

/** The dashboard of runs, served until closed. */
public final class Dashboard implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_BETWEEN_BEATS = 20;

    private final WebServer server;
    private final ModelDesk desk;
    private final ScheduledExecutorService watching;
    private final ScheduledFuture<?> looking;
    private final RunTable runs;
    private final Feed feed;
    private int looks;

    /**
     * What is served, where and to whom.
     *
     * @param roots runs, or directories with runs in them
     * @param address to listen on
     * @param names by which the server may be called, besides those of this machine alone
     */
    public record Settings(List<Path> roots, Address address, Set<String> names) {
        /** Copies the collections. */
        public Settings {
            roots = List.copyOf(roots);
            names = Set.copyOf(names);
        }

        private String title() {
            return roots.stream().map(Path::toString).collect(Collectors.joining(", "));
        }
    }

    private Dashboard(
            Settings settings, Supplier<OpenBackend> backend, Clock clock, LongSupplier nanoTime) {
        desk = new ModelDesk(backend);
        RunFinder finder = new RunFinder(settings.roots());
        finder.require();
        runs = new RunTable(finder);
        String boot = Long.toString(clock.millis(), Character.MAX_RADIX);
        feed = new Feed(runs, settings.title(), boot, nanoTime);
        // Also makes the listing once, so that the first to ask does not wait for code to be
        // loaded.
        feed.listing();
        Guard guard = new Guard(settings.address().host(), settings.names());
        server =
                WebServer.start(
                        settings.address(),
                        guard,
                        new Site(feed, runs, new Playground(desk)).routes());
        watching =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "dashboard-watch");
                            thread.setDaemon(true);
                            return thread;
                        });
        looking =
                watching.scheduleWithFixedDelay(
                        this::watch, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts it.
     *
     * @param backend opens what models are asked on, when the first is
     * @param clock tells one start from another
     * @param nanoTime a clock for differences
     * @throws org.ntm4j.error.NtmException {@code NTM-S001} to {@code NTM-S005} if there is nothing to
     *     show, or it can't listen there
     */
    public static Dashboard start(
            Settings settings, Supplier<OpenBackend> backend, Clock clock, LongSupplier nanoTime) {
        return new Dashboard(settings, backend, clock, nanoTime);
    }

    /** Nobody reads, nobody looks: the disk is left alone then. */
    private void watch() {
        if (feed.isRead()) {
            feed.look();
            looks++;
            if (looks % LOOKS_BETWEEN_BEATS == 0) {
                feed.beat();
            }
        }
    }

    /** Where it can be opened. */
    public URI uri() {
        return server.uri();
    }

    /** How many runs it shows. */
    public int runs() {
        return runs.size();
    }

    @Override
    public void close() {
        looking.cancel(false);
        watching.shutdownNow();
        server.close();
        desk.close();
    }
}
