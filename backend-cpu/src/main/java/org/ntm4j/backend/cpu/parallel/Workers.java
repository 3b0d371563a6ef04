package org.ntm4j.backend.cpu.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Shares out the units of a {@link Task} among the calling thread and threads of its own. Who does which unit
 * is left to chance; that no result depends on it is up to the task.
 *
 * <p>Its threads are daemons and start with the first task that has work for them. Between two tasks they wait
 * awake for a short while and sleep then, so that a quick succession of small tasks costs no wake-ups. A call
 * allocates nothing. One caller at a time, who need not always be the same thread.
 */
public final class Workers implements AutoCloseable {
    /** The name of a thread, before its number. */
    public static final String THREAD_NAME = "ntm-cpu-";

    private static final Task NOTHING = (unit, worker) -> {};

    private final int threads;
    private final Helper[] helpers;

    /** Units that nobody has taken. Whoever takes one off has it, and {@link #task} stays until it is done. */
    private final AtomicInteger untaken = new AtomicInteger();

    /** Units that are not done. */
    private final AtomicInteger undone = new AtomicInteger();

    private Task task = NOTHING;
    private int units;
    private boolean started;
    private volatile boolean closed;
    private volatile @Nullable Thread waitingCaller;
    private final Failure failure = new Failure();

    /**
     * @param threads at least 1: the caller counts
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, got " + threads);
        }
        this.threads = threads;
        helpers = new Helper[threads - 1];
    }

    /** How many threads work at once, that of the caller included. */
    public int threads() {
        return threads;
    }

    /**
     * Does all units of a task and returns when they are done.
     *
     * @throws IllegalStateException if it is called by a unit of a task, or after {@link #close}
     * @throws RuntimeException what a unit has thrown; of several, that of the lowest number. The other units
     *     are done nevertheless. An {@link Error} likewise.
     */
    public void run(int count, Task work) {
        if (threads == 1 || count <= 1) {
            for (int unit = 0; unit < count; unit++) {
                work.run(unit, 0);
            }
            return;
        }
        if (closed || undone.get() != 0) {
            throw new IllegalStateException(
                    closed
                            ? "the threads were closed"
                            : "a unit of a task can't share out work of its own");
        }
        start();
        task = work;
        units = count;
        undone.set(count);
        untaken.set(count);
        wake(Math.min(helpers.length, count - 1));
        takeUnits(0);
        awaitOthers();
        task = NOTHING;
        failure.rethrow();
    }

    private void start() {
        if (!started) {
            started = true;
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = new Helper(this, i + 1);
                helpers[i].start();
            }
        }
    }

    private void wake(int count) {
        for (int i = 0; i < count; i++) {
            helpers[i].wake();
        }
    }

    boolean isClosed() {
        return closed;
    }

    boolean hasUnits() {
        return untaken.get() > 0;
    }

    /** Does units until none is left to take. */
    void takeUnits(int worker) {
        for (int left = untaken.get(); left > 0; left = untaken.get()) {
            if (untaken.compareAndSet(left, left - 1)) {
                doUnit(units - left, worker);
            }
        }
    }

    private void doUnit(int unit, int worker) {
        try {
            task.run(unit, worker);
        } catch (RuntimeException | Error thrown) {
            failure.keep(unit, thrown);
        } finally {
            if (undone.decrementAndGet() == 0) {
                LockSupport.unpark(waitingCaller);
            }
        }
    }

    private void awaitOthers() {
        for (int i = 0; i < Helper.SPINS && undone.get() > 0; i++) {
            Thread.onSpinWait();
        }
        if (undone.get() > 0) {
            waitingCaller = Thread.currentThread();
            while (undone.get() > 0) {
                LockSupport.park(this);
            }
            waitingCaller = null;
        }
    }

    /** Ends the threads. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        if (started) {
            wake(helpers.length);
        }
    }
}
