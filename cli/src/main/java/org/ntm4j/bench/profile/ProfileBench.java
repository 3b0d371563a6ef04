package org.ntm4j.bench.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.measure.Rate;
import org.ntm4j.bench.measure.Workload;
import org.ntm4j.bench.operations.Kernel;
import org.ntm4j.bench.operations.OperationCount;
import org.ntm4j.bench.operations.StepOperations;
import org.ntm4j.train.RunConfig;

/** Measures profiles: with clocks and without in turn, so that what else the machine does strikes both alike. */
public final class ProfileBench {
    private static final int TURNS = 5;
    private static final double MICRO = 1e6;
    private static final double NANOS_OF_MICRO = 1e3;

    private final BackendOpener backend;
    private final Meter meter;

    /**
     * @param backend that computes
     * @param meter how long each of the two is measured for
     */
    public ProfileBench(BackendOpener backend, Meter meter) {
        this.backend = backend;
        this.meter = meter;
    }

    /**
     * Measures a run's step.
     *
     * @throws org.ntm4j.error.NtmException if a step fails
     */
    public Profile run(RunConfig config) {
        EpisodeWork work = EpisodeWork.draw(config);
        try (TensorBackend timed = backend.open();
                Workload plain = work.training(backend.open())) {
            KernelClock clock = new KernelClock(timed);
            double empty = clock.emptyCall();
            try (Workload clocked = work.training(new TimedBackend(timed, clock))) {
                return profile(work, plain, clocked, clock, empty);
            } finally {
                clock.close();
            }
        }
    }

    private Profile profile(
            EpisodeWork work, Workload plain, Workload clocked, KernelClock clock, double empty) {
        meter.warmUp(plain);
        meter.warmUp(clocked);
        meter.warmUp(plain);
        clock.reset();
        double[] plainRates = new double[TURNS];
        double[] timedRates = new double[TURNS];
        double elapsed = 0;
        double episodes = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            plainRates[turn] = Meter.rate(plain, meter.seconds() / TURNS);
            long start = System.nanoTime();
            timedRates[turn] = Meter.rate(clocked, meter.seconds() / TURNS);
            double took = (System.nanoTime() - start) / 1e9;
            elapsed += took;
            episodes += timedRates[turn] * took;
        }
        RunConfig config = work.config();
        return new Profile(
                config.task().taskId(),
                config.model().modelId(),
                config.training().batchSize(),
                Rate.of(plainRates).median(),
                Rate.of(timedRates).median(),
                empty,
                rows(work, clock, empty, episodes, elapsed / episodes * MICRO));
    }

    /**
     * @param each microseconds of an episode
     */
    private static List<ProfileRow> rows(
            EpisodeWork work, KernelClock clock, double empty, double episodes, double each) {
        boolean whole = clock.calls(Kernel.EPISODE) > 0;
        OperationCount count = StepOperations.count(work.config(), work.batches());
        double counted = (double) work.batches().size() * work.config().training().batchSize();
        double inKernels = Arrays.stream(Kernel.values()).mapToDouble(clock::nanos).sum();
        double between = each - inKernels / NANOS_OF_MICRO / episodes;
        double all = between;
        for (Kernel kernel : Kernel.values()) {
            all += net(clock, kernel, empty) / episodes;
        }
        List<ProfileRow> rows = new ArrayList<>();
        for (Kernel kernel : Kernel.values()) {
            if (clock.calls(kernel) > 0) {
                double microseconds = net(clock, kernel, empty) / episodes;
                double operations = whole ? Double.NaN : count.of(kernel) / counted;
                rows.add(
                        new ProfileRow(
                                kernel.text(),
                                pass(kernel),
                                clock.calls(kernel) / episodes,
                                microseconds,
                                microseconds / all,
                                operations > 0 ? operations : Double.NaN));
            }
        }
        rows.sort(Comparator.comparingDouble(ProfileRow::microseconds).reversed());
        rows.add(
                new ProfileRow(
                        "between kernels", "", Double.NaN, between, between / all, Double.NaN));
        return rows;
    }

    /** Microseconds of all calls without what the clock itself takes. */
    private static double net(KernelClock clock, Kernel kernel, double empty) {
        double nanos = clock.nanos(kernel) - empty * clock.calls(kernel);
        return Math.max(0, nanos) / NANOS_OF_MICRO;
    }

    private static String pass(Kernel kernel) {
        return kernel.pass() == Kernel.Pass.ANY
                ? ""
                : kernel.pass().name().toLowerCase(Locale.ROOT);
    }
}
