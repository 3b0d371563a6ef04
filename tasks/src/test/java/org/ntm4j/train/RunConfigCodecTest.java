package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.error.NtmException;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.task.copy.CopyConfig;

class RunConfigCodecTest {
    private static final String COMPLETE =
            """
            formatVersion: 1
            task:
              id: copy
              minLength: 1
              maxLength: 20
              bits: 8
              endMarker: false
            model:
              id: ntm-ff
              controllerSize: 100
              controllerLayers: 1
              memoryLocations: 128
              memoryWidth: 20
              readHeads: 1
              writeHeads: 1
              shifts: 3
              memoryStart: constant
              weightingStart: learned
              accessOrder: write-then-read
              gateBias: -1.0
            training:
              episodes: 50000
              batchSize: 1
              optimizer: graves-rmsprop
              learningRate: 2.0e-4
              decay: none
              decayFrom: 0.8
              decayTo: 0.01
              momentum: 0.9
              clip: 10.0
              clipNorm: 10.0
              reportEvery: 1000
              checkpointEvery: 10000
              targetCost: null
              checkpointSegments: none
            seed: 1
            """;

    private static RunConfig fast() {
        return Presets.get("fast", "copy", "ntm-ff", 1);
    }

    @Test
    void everySettingIsWritten() {
        assertThat(RunConfigCodec.write(fast())).isEqualTo(COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntm-ff", "ntm-lstm", "lstm"})
    void whatIsWrittenIsReadAgain(String model) {
        for (String task : Presets.taskIds()) {
            for (String preset : Presets.names()) {
                RunConfig run = Presets.get(preset, task, model, -7);
                RunConfig other =
                        run.with("training.targetCost", "0.25")
                                .with("training.checkpointSegments", "141");
                assertThat(RunConfigCodec.parse(RunConfigCodec.write(run), "x")).isEqualTo(run);
                assertThat(RunConfigCodec.parse(RunConfigCodec.write(other), "x"))
                        .isEqualTo(other)
                        .isNotEqualTo(run);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    formatVersion: 1 | formatVersion: 2 | NTM-C007 | run.yaml:1:16: the settings have format version 2; this program reads version 1
                    formatVersion: 1 | version: 1 | NTM-C004 | run.yaml:1:1: the setting formatVersion is missing
                    seed: 1 | sede: 1 | NTM-C003 | run.yaml:36:1: unknown setting sede; did you mean seed? Known: formatVersion, task, model, training, seed
                    seed: 1 | seed: one | NTM-C005 | run.yaml:36:7: seed must be a whole number, got one
                    id: copy | id: cpoy | NTM-C006 | run.yaml:3:7: unknown task cpoy; did you mean copy? Known: copy, repeat-copy, associative-recall, n-grams, priority-sort, file
                    id: ntm-ff | id: ntm-fff | NTM-C006 | run.yaml:9:7: unknown model ntm-fff; did you mean ntm-ff? Known: ntm-ff, ntm-lstm, lstm
                    bits: 8 | Bits: 8 | NTM-C003 | run.yaml:6:3: unknown setting task.Bits; did you mean task.bits? Known: task.id, task.minLength, task.maxLength, task.bits, task.endMarker
                    bits: 8 | bits: 0 | NTM-C005 | run.yaml:6:9: task.bits must be between 1 and 256, got 0
                    maxLength: 20 | maxLength: 0 | NTM-C005 | run.yaml:5:14: task.maxLength must be between 1 and 50000, got 0
                    shifts: 3 | shifts: 4 | NTM-C005 | run.yaml:16:11: model.shifts must be odd, got 4
                    memoryStart: constant | memoryStart: zero | NTM-C006 | run.yaml:17:16: unknown model.memoryStart zero; known: constant, learned, learned-random, random
                    learningRate: 2.0e-4 | learningRate: 0 | NTM-C005 | run.yaml:25:17: training.learningRate must be above 0, at most 1, got 0.0
                    optimizer: graves-rmsprop | optimizer: sgd | NTM-C006 | run.yaml:24:14: unknown training.optimizer sgd; known: graves-rmsprop, adam
                    clip: 10.0 | clip: -1 | NTM-C005 | run.yaml:30:9: training.clip must be above 0, at most 1.0E9, got -1.0
                    clipNorm: 10.0 | clipNorm: 0 | NTM-C005 | run.yaml:31:13: training.clipNorm must be null, or above 0 and at most 1.0E9, got 0.0
                    decay: none | decay: slow | NTM-C006 | run.yaml:26:10: unknown training.decay slow; known: none, linear, exponential
                    decayFrom: 0.8 | decayFrom: 1 | NTM-C005 | run.yaml:27:14: training.decayFrom must be at least 0, below 1, got 1.0
                    decayTo: 0.01 | decayTo: 0 | NTM-C005 | run.yaml:28:12: training.decayTo must be above 0, at most 1, got 0.0
                    targetCost: null | targetCost: -1 | NTM-C005 | run.yaml:34:15: training.targetCost must be null or at least 0, got -1.0
                    checkpointSegments: none | checkpointSegments: 0 | NTM-C005 | run.yaml:35:23: training.checkpointSegments must be none, auto or a whole number between 1 and 1000000, got 0
                    checkpointSegments: none | checkpointSegments: on | NTM-C005 | run.yaml:35:23: training.checkpointSegments must be none, auto or a whole number between 1 and 1000000, got on
                    checkpointSegments: none | checkpointSegments: 9999999 | NTM-C005 | run.yaml:35:23: training.checkpointSegments must be none, auto or a whole number between 1 and 1000000, got 9999999
                    """)
    void whatIsWrongIsNamedWithItsPlace(String good, String bad, String code, String message) {
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () -> RunConfigCodec.parse(COMPLETE.replace(good, bad), "run.yaml"));
        assertThat(e).hasMessage(message);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThat(failure(() -> RunConfigCodec.parse(COMPLETE.replace("  bits: 8\n", ""), "f")))
                .hasMessage("f:3:3: the setting task.bits is missing");
    }

    @Test
    void settingsThatCameLaterChangeNothingWhereTheyAreMissing() {
        String old =
                COMPLETE.lines()
                        .filter(
                                line ->
                                        !line.matches(
                                                "  (decay|decayFrom|decayTo|clipNorm|checkpointSegments): .*"))
                        .collect(Collectors.joining("\n"));
        assertThat(old.lines()).hasSize(31);
        assertThat(RunConfigCodec.parse(old, "f"))
                .isEqualTo(fast().with("training.clipNorm", "null"));
    }

    @Test
    void whatATextLeavesOutIsTakenFromTheBase() {
        RunConfig run = RunConfigCodec.parse("training: {episodes: 7}\nseed: 3\n", "f", fast());
        assertThat(run).isEqualTo(fast().with("training.episodes", "7").withSeed(3));
    }

    @Test
    void aSectionOfAnotherModelMustBeComplete() {
        RunConfig run =
                RunConfigCodec.parse("model: {id: lstm, layers: 2, hidden: 5}", "f", fast());
        assertThat(run.model()).isEqualTo(new LstmBaselineConfig(2, 5));
        assertThat(failure(() -> RunConfigCodec.parse("model: {id: lstm}", "f", fast())))
                .hasMessage("f:1:8: the setting model.layers is missing");
    }

    @Test
    void oneSettingCanBeChanged() {
        RunConfig run = fast().with("training.learningRate", "3e-4").with("seed", "9");
        assertThat(run.training().learningRate()).isEqualTo(3e-4);
        assertThat(run.seed()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    training.learnigRate | 1 | NTM-C003 | --set training.learnigRate=1: unknown setting training.learnigRate; did you mean training.learningRate? Known:
                    task.id              | x | NTM-C003 | --set task.id=x: unknown setting task.id;
                    task                 | x | NTM-C003 | --set task=x: unknown setting task;
                    ''                   | x | NTM-C003 | --set =x: unknown setting ;
                    training.episodes    | many | NTM-C005 | --set training.episodes=many: training.episodes must be a whole number, got many
                    training.momentum    | 1 | NTM-C005 | --set training.momentum=1: training.momentum must be at least 0, below 1, got 1.0
                    task.minLength       | 21 | NTM-C005 | the settings: task.maxLength must be between 21 and 50000, got 20
                    """)
    void anOptionThatIsWrongIsNamed(String key, String value, String code, String message) {
        NtmException e = failure(() -> fast().with(key, value));
        assertThat(e.getMessage()).contains(message);
        assertThat(e.code()).isEqualTo(code);
    }

    @Test
    void settingsThatDependOnEachOtherAreChangedTogether() {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("task.minLength", "25");
        both.put("task.maxLength", "40");
        assertThat(fast().withAll(both).task()).isEqualTo(new CopyConfig(25, 40, 8, false));
        both.put("task.maxLength", "24");
        assertThat(failure(() -> fast().withAll(both)))
                .hasMessage(
                        "--set task.maxLength=24: task.maxLength must be between 25 and 50000, got 24");
    }

    private static NtmException failure(ThrowingCallable call) {
        return catchThrowableOfType(NtmException.class, call);
    }
}
