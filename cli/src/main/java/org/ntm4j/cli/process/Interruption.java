package org.ntm4j.cli.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A request from outside to end: Ctrl-C, or a signal that ends processes. A piece of work that has
 * something to save is told and waited for; any other is cut off. Thread-safe.
 */
public final class Interruption {
    /** The exit status of a process that was interrupted. */
    public static final int EXIT_STATUS = 130;

    private final Duration patience;
    private volatile boolean requested;
    private boolean ended;
    private boolean saving;
    private Optional<String> notice = Optional.empty();
    private Optional<Runnable> cleanup = Optional.empty();

    /**
     * @param patience how long work that saves is waited for
     */
    public Interruption(Duration patience) {
        this.patience = patience;
    }

    /** Does work that asks {@link #isRequested()} and ends itself; it is waited for. */
    public <T> T saving(Supplier<T> work) {
        change(true, Optional.empty());
        try {
            return work.get();
        } finally {
            change(false, Optional.empty());
        }
    }

    /**
     * Does work inside {@link #saving} that may be cut off.
     *
     * @param message printed if it is
     */
    public <T> T cuttable(String message, Supplier<T> work) {
        change(false, Optional.of(message));
        try {
            return work.get();
        } finally {
            change(true, Optional.empty());
        }
    }

    /**
     * Does work that may be cut off and leaves something behind then.
     *
     * @param remove takes that away; called in another thread, and only if the work is cut off
     * @throws IOException as the work does
     */
    public void cleaning(Runnable remove, Work work) throws IOException {
        changeCleanup(Optional.of(remove));
        try {
            work.run();
        } finally {
            changeCleanup(Optional.empty());
        }
    }

    /** Work that reads or writes. */
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    private synchronized void changeCleanup(Optional<Runnable> toCleanup) {
        cleanup = toCleanup;
    }

    private synchronized void change(boolean toSaving, Optional<String> toNotice) {
        saving = toSaving;
        notice = toNotice;
        notifyAll();
    }

    /**
     * Waits until the work is to end.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public synchronized void await() throws InterruptedException {
        while (!requested) {
            wait();
        }
    }

    /** Whether the work is to end. */
    public boolean isRequested() {
        return requested;
    }

    /** The program ended by itself; from now on nothing is cut off. */
    public synchronized void programEnded() {
        ended = true;
        notifyAll();
    }

    /**
     * Asks the work to end, and waits until it may be cut off. Called when the JVM begins to shut down,
     * for whatever reason.
     *
     * @param print prints the message of work that is cut off
     * @return whether the process was interrupted, rather than ended by itself
     */
    public synchronized boolean request(Consumer<String> print) {
        if (ended) {
            return false;
        }
        requested = true;
        notifyAll();
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (saving && System.nanoTime() - end < 0) {
                wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        notice.ifPresent(print);
        cleanup.ifPresent(Runnable::run);
        return true;
    }
}
