package org.ntm4j.backend.cpu.parallel;

import java.util.concurrent.locks.LockSupport;

/** A thread that does units for {@link Workers}. */
final class Helper implements Runnable {
    /** Looks at what there is to do before falling asleep: some tens of microseconds. */
    static final int SPINS = 2_000;

    private final Workers workers;
    private final int number;
    private final Thread thread;
    private volatile boolean asleep;

    Helper(Workers workers, int number) {
        this.workers = workers;
        this.number = number;
        thread = new Thread(this, Workers.THREAD_NAME + number);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Call it when there is something to do. */
    void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!workers.isClosed()) {
            workers.takeUnits(number);
            awaitUnits();
        }
    }

    private boolean mayRest() {
        return !workers.hasUnits() && !workers.isClosed();
    }

    private void awaitUnits() {
        for (int i = 0; i < SPINS; i++) {
            if (!mayRest()) {
                return;
            }
            Thread.onSpinWait();
        }
        // Whoever brings units looks at this flag afterwards, so that either they are seen here or
        // the thread
        // is woken.
        asleep = true;
        while (mayRest()) {
            LockSupport.park(workers);
        }
        asleep = false;
    }
}
