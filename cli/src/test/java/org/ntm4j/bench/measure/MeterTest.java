package org.ntm4j.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final Meter METER = new Meter(0.02, 0.1);

    /** Work of a known length, on a clock that is the real one. */
    private static final class Turning implements Workload {
        private final long nanos;
        private final AtomicInteger closed;
        private int calls;

        Turning(long nanos, AtomicInteger closed) {
            this.nanos = nanos;
            this.closed = closed;
        }

        @Override
        public long run() {
            calls++;
            long start = System.nanoTime();
            while (System.nanoTime() - start < nanos) {
                Thread.onSpinWait();
            }
            return 7;
        }

        @Override
        public void close() {
            assertThat(calls).isGreaterThanOrEqualTo(3);
            closed.incrementAndGet();
        }
    }

    @Test
    void theRateIsThatOfTheWork() {
        AtomicInteger closed = new AtomicInteger();
        Rate rate = METER.measure(() -> new Turning(100_000, closed));
        // Whatever else the machine does, it can't be faster than the clock.
        assertThat(rate.median()).isPositive().isLessThanOrEqualTo(7 / 100e-6);
        assertThat(rate.least()).isLessThanOrEqualTo(rate.median());
        assertThat(rate.most()).isBetween(rate.median(), 7 / 100e-6);
        assertThat(closed).hasValue(1);
    }

    /** A call longer than all windows together is still measured, once warm. */
    @Test
    void aSlowCallIsAWindowOfItsOwn() {
        Rate rate = METER.measure(() -> new Turning(30_000_000, new AtomicInteger()));
        assertThat(rate.median()).isPositive().isLessThanOrEqualTo(7 / 30e-3);
    }

    @Test
    void ratesSideBySideAddUp() {
        AtomicInteger closed = new AtomicInteger();
        Supplier<Workload> work = () -> new Turning(100_000, closed);
        Rate sum = METER.measure(Collections.nCopies(3, work));
        assertThat(sum.median()).isPositive().isLessThanOrEqualTo(3 * 7 / 100e-6);
        assertThat(closed).hasValue(3);
    }

    @Test
    void aFailureOfOneEndsAll() {
        AtomicInteger closed = new AtomicInteger();
        Supplier<Workload> fails =
                () -> {
                    throw new IllegalStateException("broken");
                };
        List<Supplier<Workload>> work = List.of(() -> new Turning(100_000, closed), fails);
        assertThatThrownBy(() -> METER.measure(work))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void theMedianOfAnEvenNumberIsBetween() {
        assertThat(Rate.of(new double[] {4, 1, 2, 3})).isEqualTo(new Rate(2.5, 1, 4));
        assertThat(Rate.of(new double[] {3})).isEqualTo(new Rate(3, 3, 3));
    }
}
