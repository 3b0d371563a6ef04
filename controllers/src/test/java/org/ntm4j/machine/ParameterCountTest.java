package org.ntm4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.nn.ParameterSpec;

/** What the models are made of, beside the paper's tables. */
class ParameterCountTest {
    /** Table 3; of priority sort it prints 384,424, with two digits swapped. */
    @ParameterizedTest
    @CsvSource({
        "copy,              256, 10, 9, 1352969",
        "repeat copy,       512,  8, 7, 5312007",
        "associative recall, 256, 8, 6, 1344518",
        "n-grams,           128,  1, 1,  331905",
        "priority sort,     128, 10, 8,  348424"
    })
    void theLstmBaselineIsAsLargeAsThePapers(
            String task, int hidden, int inputs, int outputs, int parameters) {
        ModelDefinition lstm = new LstmBaselineConfig(3, hidden).define(inputs, outputs);
        assertThat(lstm.parameterCount()).as(task).isEqualTo(parameters);
        assertThat(lstm.id()).isEqualTo("lstm");
        assertThat(lstm.inputWidth()).isEqualTo(inputs);
        assertThat(lstm.outputWidth()).isEqualTo(outputs);
    }

    private static Map<String, String> shapes(ModelDefinition definition) {
        return definition.parameters().stream()
                .collect(Collectors.toMap(ParameterSpec::name, spec -> spec.shape().toString()));
    }

    @Test
    void eachLayerOfTheBaselineReadsTheInputTheLayerBelowAndItself() {
        assertThat(shapes(new LstmBaselineConfig(2, 5).define(3, 2)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("controller.layer0.weight", "[8, 20]"),
                                Map.entry("controller.layer0.bias", "[20]"),
                                Map.entry("controller.layer0.hiddenStart", "[5]"),
                                Map.entry("controller.layer0.cellStart", "[5]"),
                                Map.entry("controller.layer1.weight", "[13, 20]"),
                                Map.entry("controller.layer1.bias", "[20]"),
                                Map.entry("controller.layer1.hiddenStart", "[5]"),
                                Map.entry("controller.layer1.cellStart", "[5]"),
                                Map.entry("output.weight", "[10, 2]"),
                                Map.entry("output.bias", "[2]")));
    }

    /** Of M = 7 with 2 read and 3 write heads and 5 shifts: P = (5 + 2·3)·7 + 5·(3 + 5) = 117. */
    private static NtmConfig ntm(ControllerKind controller, int layers) {
        return new NtmConfig(
                controller,
                6,
                layers,
                11,
                7,
                2,
                3,
                5,
                MemoryStart.LEARNED,
                WeightingStart.LEARNED,
                AccessOrder.WRITE_THEN_READ,
                -1.5);
    }

    @Test
    void aFeedforwardMachineReadsInputAndReadVectors() {
        assertThat(shapes(ntm(ControllerKind.FEEDFORWARD, 2).define(3, 4)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("controller.layer0.weight", "[17, 6]"),
                                Map.entry("controller.layer0.bias", "[6]"),
                                Map.entry("controller.layer1.weight", "[6, 6]"),
                                Map.entry("controller.layer1.bias", "[6]"),
                                Map.entry("heads.weight", "[6, 117]"),
                                Map.entry("heads.bias", "[117]"),
                                Map.entry("memory.start", "[7, 11]"),
                                Map.entry("read.start", "[2, 7]"),
                                Map.entry("read.weightingStart", "[2, 11]"),
                                Map.entry("write.weightingStart", "[3, 11]"),
                                Map.entry("output.weight", "[20, 4]"),
                                Map.entry("output.bias", "[4]")));
    }

    @Test
    void anLstmMachineEmitsWhatAllItsLayersHold() {
        Map<String, String> shapes = shapes(ntm(ControllerKind.LSTM, 2).define(3, 4));
        assertThat(shapes)
                .containsEntry("controller.layer0.weight", "[23, 24]")
                .containsEntry("controller.layer1.weight", "[29, 24]")
                .containsEntry("heads.weight", "[12, 117]")
                .containsEntry("output.weight", "[26, 4]")
                .hasSize(16);
    }

    @ParameterizedTest
    @EnumSource(MemoryStart.class)
    void onlyALearnedMemoryAddsParameters(MemoryStart start) {
        NtmConfig tiny = TinyModels.ntm(ControllerKind.FEEDFORWARD);
        int without = tiny.define(3, 2).parameterCount();
        boolean learned = start == MemoryStart.LEARNED || start == MemoryStart.LEARNED_RANDOM;
        assertThat(with(tiny, start, WeightingStart.LEARNED).define(3, 2).parameterCount())
                .isEqualTo(without + (learned ? 5 * 3 : 0));
        assertThat(with(tiny, start, WeightingStart.ONE_HOT).define(3, 2).parameterCount())
                .isEqualTo(without - 2 * 5 + (learned ? 5 * 3 : 0));
    }

    private static NtmConfig with(NtmConfig base, MemoryStart memory, WeightingStart weighting) {
        return new NtmConfig(
                base.controller(),
                base.controllerSize(),
                base.controllerLayers(),
                base.memoryLocations(),
                base.memoryWidth(),
                base.readHeads(),
                base.writeHeads(),
                base.shifts(),
                memory,
                weighting,
                base.accessOrder(),
                base.gateBias());
    }
}
