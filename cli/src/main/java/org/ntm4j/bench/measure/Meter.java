package org.ntm4j.bench.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;

/**
 * Measures rates.
 *
 * @param seconds that each is measured for, in windows; a window holds one call at least
 * @param mostWarmUp seconds of warm-up at most; it ends as soon as the rate no longer grows
 */
public record Meter(double seconds, double mostWarmUp) {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final int WINDOWS = 5;

    /** A window that is faster by less than this share is as fast. */
    private static final double GROWTH = 0.03;

    /** So many windows in a row that are no faster end the warm-up. */
    private static final int STABLE = 3;

    /** The compiler is at work if it takes more than this share of the time. */
    private static final double COMPILING = 0.1;

    /** The first call makes memory, the second may be recorded, the third repeats it. */
    private static final int LEAST_CALLS = 3;

    /** The rate of one workload. */
    public Rate measure(Supplier<Workload> workload) {
        return measure(List.of(workload));
    }

    /**
     * The rate of workloads side by side, each in a thread of its own: the sum. All work until the last has been
     * measured.
     *
     * @throws RuntimeException the failure of a workload
     */
    public Rate measure(List<Supplier<Workload>> workloads) {
        ExecutorService threads = Executors.newFixedThreadPool(workloads.size());
        try {
            Phaser together = new Phaser(workloads.size());
            List<Future<Rate>> rates = new ArrayList<>();
            for (Supplier<Workload> workload : workloads) {
                rates.add(threads.submit(() -> measure(workload, together)));
            }
            Rate sum = new Rate(0, 0, 0);
            for (Future<Rate> rate : rates) {
                sum = sum.plus(result(rate));
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Rate result(Future<Rate> rate) {
        try {
            return rate.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One that fails leaves the others, which then don't wait for it. */
    private Rate measure(Supplier<Workload> made, Phaser together) {
        try (Workload workload = made.get()) {
            warmUp(workload);
            together.arriveAndAwaitAdvance();
            Rate rate = windows(workload);
            int phase = together.arrive();
            while (together.getPhase() == phase) {
                workload.run();
            }
            return rate;
        } finally {
            together.arriveAndDeregister();
        }
    }

    /**
     * Does the work until it is compiled and its rate no longer grows, or {@link #mostWarmUp} is over.
     */
    public void warmUp(Workload workload) {
        long start = System.nanoTime();
        double best = 0;
        int stable = 0;
        int calls = 0;
        while (stable < STABLE && (calls < LEAST_CALLS || since(start) < mostWarmUp)) {
            double compiling = compilerSeconds();
            Window window = window(workload);
            boolean compiled = compilerSeconds() - compiling < COMPILING * window.seconds();
            boolean grows = window.rate() > best * (1 + GROWTH);
            calls += window.calls();
            stable = compiled && !grows && calls >= LEAST_CALLS ? stable + 1 : 0;
            best = Math.max(best, window.rate());
        }
    }

    /** All that the compiler has worked so far; 0 if there is none. */
    private static double compilerSeconds() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean known = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        return known ? compiler.getTotalCompilationTime() / MILLIS : 0;
    }

    private Rate windows(Workload workload) {
        long start = System.nanoTime();
        List<Double> rates = new ArrayList<>();
        while (rates.isEmpty() || (rates.size() < WINDOWS && since(start) < seconds)) {
            rates.add(window(workload).rate());
        }
        return Rate.of(rates.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private record Window(long units, int calls, double seconds) {
        double rate() {
            return units / seconds;
        }
    }

    private Window window(Workload workload) {
        return window(workload, seconds / WINDOWS);
    }

    /**
     * The rate of a workload that is warm, in one window of time; it holds one call at least.
     *
     * @param seconds of the window
     */
    public static double rate(Workload workload, double seconds) {
        return window(workload, seconds).rate();
    }

    private static Window window(Workload workload, double seconds) {
        long start = System.nanoTime();
        long units = 0;
        int calls = 0;
        do {
            units += workload.run();
            calls++;
        } while (since(start) < seconds);
        return new Window(units, calls, since(start));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / NANOS;
    }
}
