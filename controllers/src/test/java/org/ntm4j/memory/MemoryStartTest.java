package org.ntm4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HeadLayout;

/** What an episode starts with. Two sequences, 128 locations of width 20, two read heads and one write. */
class MemoryStartTest {
    private static final int BATCH = 2;
    private static final int LOCATIONS = 128;
    private static final HeadLayout LAYOUT = new HeadLayout(2, 1, 20, 3);

    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());

    @AfterEach
    void nothingLeaks() {
        assertThat(backend.liveElements()).isZero();
        backend.close();
    }

    private static MemoryConfig config(MemoryStart memory, WeightingStart weighting) {
        return new MemoryConfig(LOCATIONS, LAYOUT, memory, weighting, AccessOrder.WRITE_THEN_READ);
    }

    /** What there is before the first step: with heads that keep their weightings and write nothing. */
    private Map<String, double[]> start(ParameterSet parameters, MemoryConfig config) {
        Map<String, double[]> seen = new HashMap<>();
        try (Tape tape = Tape.forInference(backend)) {
            ExternalMemory memory = new ExternalMemory(config, parameters);
            MemoryAccess access = memory.begin(tape, memory.startWithNorms(tape, BATCH));
            seen.put("start reads", read(access.reads()));
            double[] row = new HeadSettings(LAYOUT).raw();
            double[] rows = Arrays.copyOf(row, BATCH * row.length);
            System.arraycopy(row, 0, rows, row.length, row.length);
            Var raw = tape.constant(BATCH, LAYOUT.width());
            backend.upload(rows, 0, raw.value());
            access.step(0, raw, (t, quantity, value) -> seen.put(quantity, read(value)));
        }
        return seen;
    }

    private double[] read(Var variable) {
        double[] elements = new double[variable.value().size()];
        backend.download(variable.value(), elements, 0);
        return elements;
    }

    private ParameterSet parameters(MemoryConfig config) {
        ParameterSet parameters = new ParameterSet(backend, ExternalMemory.specs(config));
        parameters.initialize(SeededRandom.of(1, SeededRandom.Purpose.INITIALIZATION));
        return parameters;
    }

    private static double[] twice(double[] row) {
        double[] both = Arrays.copyOf(row, 2 * row.length);
        System.arraycopy(row, 0, both, row.length, row.length);
        return both;
    }

    @ParameterizedTest
    @EnumSource(MemoryStart.class)
    void everySequenceStartsWithTheSameMemory(MemoryStart start) {
        MemoryConfig config = config(start, WeightingStart.LEARNED);
        try (ParameterSet parameters = parameters(config)) {
            double[] expected = new double[20 * LOCATIONS];
            Arrays.fill(expected, 1e-6);
            if (start != MemoryStart.CONSTANT) {
                expected = parameters.read("memory.start").data();
            }
            assertThat(start(parameters, config).get("memory")).isEqualTo(twice(expected));
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryStart.class)
    void aMemoryThatIsNotConstantIsAParameterThatTheRandomOneDoesNotTrain(MemoryStart start) {
        MemoryConfig config = config(start, WeightingStart.LEARNED);
        try (ParameterSet parameters = parameters(config)) {
            assertThat(
                            parameters.all().stream()
                                    .filter(parameter -> parameter.name().equals("memory.start"))
                                    .map(parameter -> parameter.spec().trained()))
                    .isEqualTo(
                            switch (start) {
                                case CONSTANT -> List.of();
                                case LEARNED, LEARNED_RANDOM -> List.of(true);
                                case RANDOM -> List.of(false);
                            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MemoryStart.class,
            names = {"LEARNED_RANDOM", "RANDOM"})
    void aRandomMemoryIsNormalWithDeviationThreeTenths(MemoryStart start) {
        try (ParameterSet parameters = parameters(config(start, WeightingStart.LEARNED))) {
            double[] elements = parameters.read("memory.start").data();
            double mean = Arrays.stream(elements).average().orElseThrow();
            double square = Arrays.stream(elements).map(x -> x * x).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(0.03));
            assertThat(Math.sqrt(square)).isCloseTo(0.3, within(0.015));
        }
    }

    @Test
    void aLearnedMemoryStartsAsTheConstantOne() {
        try (ParameterSet parameters =
                parameters(config(MemoryStart.LEARNED, WeightingStart.LEARNED))) {
            assertThat(parameters.read("memory.start").data()).containsOnly(1e-6);
        }
    }

    @Test
    void learnedWeightingsStartWithHalfTheWeightOnTheFirstLocation() {
        MemoryConfig config = config(MemoryStart.CONSTANT, WeightingStart.LEARNED);
        try (ParameterSet parameters = parameters(config)) {
            double first = Math.exp(5) / (Math.exp(5) + LOCATIONS - 1);
            double other = 1 / (Math.exp(5) + LOCATIONS - 1);
            assertThat(first).isCloseTo(0.54, within(0.005));
            Map<String, double[]> start = start(parameters, config);
            assertHeads(start.get("read.weighting"), 2, first, other);
            assertHeads(start.get("write.weighting"), 1, first, other);
        }
    }

    @Test
    void oneHotWeightingsStartOnTheFirstLocationAndAreNotTrained() {
        MemoryConfig config = config(MemoryStart.CONSTANT, WeightingStart.ONE_HOT);
        try (ParameterSet parameters = parameters(config)) {
            Map<String, double[]> start = start(parameters, config);
            assertHeads(start.get("read.weighting"), 2, 1, 0);
            assertHeads(start.get("write.weighting"), 1, 1, 0);
            assertThat(parameters.all())
                    .filteredOn(parameter -> parameter.name().endsWith("weightingStart"))
                    .hasSize(2)
                    .noneMatch(parameter -> parameter.spec().trained());
        }
    }

    private static void assertHeads(double[] weightings, int heads, double first, double other) {
        assertThat(weightings).hasSize(BATCH * heads * LOCATIONS);
        for (int i = 0; i < weightings.length; i++) {
            assertThat(weightings[i]).isCloseTo(i % LOCATIONS == 0 ? first : other, within(1e-12));
        }
    }

    @Test
    void readVectorsStartAtTheTanhOfSmallLearnedNumbers() {
        MemoryConfig config = config(MemoryStart.CONSTANT, WeightingStart.LEARNED);
        try (ParameterSet parameters = parameters(config)) {
            double[] learned = parameters.read("read.start").data();
            assertThat(learned).hasSize(40);
            for (double number : learned) {
                assertThat(Math.abs(number)).isBetween(1e-8, 0.05);
            }
            assertThat(start(parameters, config).get("start reads"))
                    .containsExactly(
                            twice(Arrays.stream(learned).map(Math::tanh).toArray()), within(1e-15));
        }
    }

    @Test
    void theParametersOfAMemoryAreNamedForWhatTheyStart() {
        try (ParameterSet parameters =
                parameters(config(MemoryStart.LEARNED, WeightingStart.LEARNED))) {
            assertThat(parameters.all())
                    .extracting(Parameter::name)
                    .containsExactly(
                            "memory.start",
                            "read.start",
                            "read.weightingStart",
                            "write.weightingStart");
        }
    }
}
