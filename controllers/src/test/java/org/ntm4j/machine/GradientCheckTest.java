package org.ntm4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.machine.GradientChecks.Derivative;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;

/** The gradient of a whole batch of episodes, against difference quotients. */
class GradientCheckTest {
    private static final double TOLERANCE = 1e-6;
    private static final double DEVIATION = 0.3;
    private static final int CHOICES = 8;

    /**
     * Every choice with every other: 16 of the 256 settings in which any two settings take all pairs of
     * their values equally often. Bits 0 and 1 of a row are the memory's start; each other setting is the
     * parity of bits of its own.
     */
    static Stream<NtmConfig> everyPairOfChoices() {
        return IntStream.range(0, 16)
                .mapToObj(
                        row ->
                                config(
                                        row & 3,
                                        parity(row & 4),
                                        parity(row & 8),
                                        parity(row & 5),
                                        parity(row & 10),
                                        parity(row & 9),
                                        parity(row & 6)));
    }

    private static int parity(int bits) {
        return Integer.bitCount(bits) & 1;
    }

    /** All settings. */
    static Stream<NtmConfig> everyChoice() {
        return IntStream.range(0, 1 << CHOICES)
                .mapToObj(
                        row ->
                                config(
                                        row & 3,
                                        row >> 2 & 1,
                                        row >> 3 & 1,
                                        row >> 4 & 1,
                                        row >> 5 & 1,
                                        row >> 6 & 1,
                                        row >> 7 & 1));
    }

    private static NtmConfig config(
            int memoryStart,
            int controller,
            int heads,
            int shifts,
            int order,
            int weightingStart,
            int layers) {
        return new NtmConfig(
                List.of(ControllerKind.values()).get(controller),
                4,
                1 + layers,
                5,
                3,
                1 + heads,
                1 + 2 * heads,
                3 + 2 * shifts,
                List.of(MemoryStart.values()).get(memoryStart),
                List.of(WeightingStart.values()).get(weightingStart),
                List.of(AccessOrder.values()).get(order),
                -1);
    }

    private static GradientChecks checks(MachineConfig config, RandomGenerator random) {
        return new GradientChecks(
                config.define(TinyModels.INPUTS, TinyModels.OUTPUTS),
                TinyModels.episodes(random),
                random);
    }

    private static void assertAllRight(List<Derivative> derivatives, int count) {
        assertThat(derivatives)
                .hasSize(count)
                .allSatisfy(
                        derivative ->
                                assertThat(derivative.relativeError())
                                        .as(derivative.toString())
                                        .isLessThan(TOLERANCE));
    }

    private static int parameterCount(MachineConfig config) {
        return config.define(TinyModels.INPUTS, TinyModels.OUTPUTS).parameterCount();
    }

    @ParameterizedTest
    @MethodSource("everyPairOfChoices")
    void everyElementOfAnNtmHasTheRightGradient(NtmConfig config) {
        RandomGenerator random = SeededRandom.of(7, SeededRandom.Purpose.INITIALIZATION);
        try (GradientChecks checks = checks(config, random).perturbed(DEVIATION, random)) {
            assertAllRight(checks.everyElement(), parameterCount(config));
        }
    }

    @Test
    void everyParameterOfEveryNtmHasTheRightGradientInSomeDirection() {
        RandomGenerator random = SeededRandom.of(8, SeededRandom.Purpose.INITIALIZATION);
        everyChoice()
                .forEach(
                        config -> {
                            try (GradientChecks checks =
                                    checks(config, random).perturbed(DEVIATION, random)) {
                                int trained = checks.gradients().size();
                                assertThat(trained).as(config.toString()).isBetween(5, 17);
                                assertAllRight(checks.oneDirectionEach(random), trained);
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyElementOfTheLstmBaselineHasTheRightGradient(int layers) {
        RandomGenerator random = SeededRandom.of(9, SeededRandom.Purpose.INITIALIZATION);
        MachineConfig config = new LstmBaselineConfig(layers, 4);
        try (GradientChecks checks = checks(config, random).perturbed(DEVIATION, random)) {
            assertAllRight(checks.everyElement(), parameterCount(config));
        }
    }

    static Stream<MachineConfig> threeModels() {
        return Stream.of(
                TinyModels.ntm(ControllerKind.FEEDFORWARD),
                TinyModels.ntm(ControllerKind.LSTM),
                new LstmBaselineConfig(3, 4));
    }

    @ParameterizedTest
    @MethodSource("threeModels")
    void everyElementHasTheRightGradientWhereAModelStarts(MachineConfig config) {
        RandomGenerator random = SeededRandom.of(10, SeededRandom.Purpose.INITIALIZATION);
        try (GradientChecks checks = checks(config, random)) {
            assertAllRight(checks.everyElement(), parameterCount(config));
        }
    }
}
