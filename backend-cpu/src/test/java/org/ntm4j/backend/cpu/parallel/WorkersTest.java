package org.ntm4j.backend.cpu.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void eachUnitIsDoneOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int units : new int[] {0, 1, 2, 3, 31, 1_000}) {
                AtomicIntegerArray done = new AtomicIntegerArray(units);
                workers.run(units, (unit, worker) -> done.incrementAndGet(unit));
                for (int unit = 0; unit < units; unit++) {
                    assertThat(done.get(unit)).isOne();
                }
            }
        }
    }

    @Test
    void thousandsOfSmallTasksGoThroughWithAndWithoutSleep() {
        try (Workers workers = new Workers(3)) {
            long[] sums = new long[5];
            Task add = (unit, worker) -> sums[unit] += unit + 1;
            long rounds = 20_000;
            for (int round = 0; round < rounds; round++) {
                workers.run(sums.length, add);
                if (round % 1_000 == 0) {
                    awaitSleep();
                }
            }
            assertThat(sums)
                    .containsExactly(rounds, 2 * rounds, 3 * rounds, 4 * rounds, 5 * rounds);
        }
    }

    private static void awaitSleep() {
        Set<Thread> threads = helpers();
        while (!threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    private static Set<Thread> helpers() {
        Set<Thread> found = ConcurrentHashMap.newKeySet();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(Workers.THREAD_NAME)) {
                found.add(thread);
            }
        }
        return found;
    }

    @Test
    void unitsRunAtOnceOnThreadsThatAreTold() throws InterruptedException {
        try (Workers workers = new Workers(3)) {
            CountDownLatch all = new CountDownLatch(3);
            Set<Integer> numbers = ConcurrentHashMap.newKeySet();
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            workers.run(
                    3,
                    (unit, worker) -> {
                        numbers.add(worker);
                        threads.add(Thread.currentThread());
                        all.countDown();
                        awaitUnchecked(all);
                    });
            assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(threads).hasSize(3).contains(Thread.currentThread());
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theCallerGetsWhatAUnitThrows(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 100; round++) {
                assertThatThrownBy(() -> workers.run(10, WorkersTest::failFromFour))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("unit 4");
            }
            int[] done = new int[4];
            workers.run(4, (unit, worker) -> done[unit] = 1);
            assertThat(done).containsOnly(1);
        }
    }

    private static void failFromFour(int unit, int worker) {
        if (unit >= 4) {
            throw new IllegalArgumentException("unit " + unit);
        }
    }

    @Test
    void anErrorIsCarriedAsWell() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(
                            () ->
                                    workers.run(
                                            2,
                                            (unit, worker) -> {
                                                throw new StackOverflowError();
                                            }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void aUnitCannotShareOutWork() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.run(2, (unit, worker) -> workers.run(2, (u, w) -> {})))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("can't share out work");
        }
    }

    @Test
    void oneThreadStartsNoOther() {
        Set<Thread> before = helpers();
        try (Workers workers = new Workers(1)) {
            workers.run(10, (unit, worker) -> assertThat(worker).isZero());
            assertThat(before).containsAll(helpers());
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Set<Thread> before = helpers();
        Set<Thread> mine;
        try (Workers workers = new Workers(3)) {
            workers.run(3, (unit, worker) -> {});
            mine = helpers();
            mine.removeAll(before);
            assertThat(mine).hasSize(2).allMatch(Thread::isDaemon);
        }
        for (Thread thread : mine) {
            thread.join();
        }
        assertThat(mine).noneMatch(Thread::isAlive);
    }

    @Test
    void nothingRunsAfterClosing() {
        Workers workers = new Workers(2);
        workers.close();
        workers.close();
        assertThatThrownBy(() -> workers.run(2, (unit, worker) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aCallAllocatesNothing() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(2)) {
            int[] count = new int[2];
            Task task = (unit, worker) -> count[unit]++;
            long least = Long.MAX_VALUE;
            for (int burst = 0; burst < 20; burst++) {
                long before = bean.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1_000; i++) {
                    workers.run(2, task);
                }
                least = Math.min(least, bean.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isZero();
        }
    }
}
