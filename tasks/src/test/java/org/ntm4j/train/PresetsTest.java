package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.episode.Task;
import org.ntm4j.error.NtmException;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.machine.NtmConfig;
import org.ntm4j.model.ModelDefinition;

class PresetsTest {
    @Test
    void thereIsAPresetForEveryTaskAndModel() {
        assertThat(Presets.names()).containsExactly("fast", "paper");
        assertThat(Presets.taskIds()).containsExactlyElementsOf(Kind.ids(Kind.TASKS));
        assertThat(Presets.modelIds()).containsExactlyElementsOf(Kind.ids(Kind.MODELS));
        for (String name : Presets.names()) {
            for (String task : Presets.taskIds()) {
                for (String model : Presets.modelIds()) {
                    RunConfig run = Presets.get(name, task, model, 5);
                    assertThat(run.task().taskId()).isEqualTo(task);
                    assertThat(run.model().modelId()).isEqualTo(model);
                    assertThat(run.seed()).isEqualTo(5);
                }
            }
        }
    }

    /** Tables 1 and 2: heads, units, layers, learning rate. */
    @ParameterizedTest
    @CsvSource({
        "copy,               ntm-ff,   1, 100, 1, 1e-4",
        "repeat-copy,        ntm-ff,   1, 100, 1, 1e-4",
        "associative-recall, ntm-ff,   4, 256, 1, 1e-4",
        "n-grams,            ntm-ff,   1, 100, 1, 3e-5",
        "priority-sort,      ntm-ff,   8, 512, 1, 3e-5",
        "copy,               ntm-lstm, 1, 100, 1, 1e-4",
        "repeat-copy,        ntm-lstm, 1, 100, 1, 1e-4",
        "associative-recall, ntm-lstm, 1, 100, 1, 1e-4",
        "n-grams,            ntm-lstm, 1, 100, 1, 3e-5",
        "priority-sort,      ntm-lstm, 5, 100, 2, 3e-5"
    })
    void thePapersMachinesAreThoseOfItsTables(
            String task, String model, int heads, int units, int layers, double rate) {
        RunConfig run = Presets.get("paper", task, model, 1);
        NtmConfig machine = (NtmConfig) run.model();
        assertThat(machine.controllerSize()).isEqualTo(units);
        assertThat(machine.controllerLayers()).isEqualTo(layers);
        assertThat(machine.readHeads()).isEqualTo(heads);
        assertThat(machine.writeHeads()).isEqualTo(heads);
        assertThat(machine.memoryLocations()).isEqualTo(128);
        assertThat(machine.memoryWidth()).isEqualTo(20);
        assertPapersTraining(run.training(), rate);
    }

    /** Table 3, with the numbers of parameters that it prints; two digits of the last are swapped there. */
    @ParameterizedTest
    @CsvSource({
        "copy,               256, 3e-5, 1352969",
        "repeat-copy,        512, 3e-5, 5312007",
        "associative-recall, 256, 1e-4, 1344518",
        "n-grams,            128, 1e-4, 331905",
        "priority-sort,      128, 3e-5, 348424"
    })
    void thePapersLstmsAreThoseOfItsTable(String task, int units, double rate, long parameters) {
        RunConfig run = Presets.get("paper", task, "lstm", 1);
        assertThat(run.model()).isEqualTo(new LstmBaselineConfig(3, units));
        assertPapersTraining(run.training(), rate);
        Task learned = run.task().create();
        ModelDefinition model = run.model().define(learned.inputWidth(), learned.outputWidth());
        assertThat(model.parameters().stream().mapToLong(each -> each.shape().size()).sum())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "copy, 10, 9",
        "repeat-copy, 8, 7",
        "associative-recall, 8, 6",
        "n-grams, 1, 1",
        "priority-sort, 10, 8"
    })
    void everyPresetHasThePapersTask(String task, int inputs, int outputs) {
        for (String name : Presets.names()) {
            Task learned = Presets.get(name, task, "lstm", 1).task().create();
            assertThat(learned.inputWidth()).isEqualTo(inputs);
            assertThat(learned.outputWidth()).isEqualTo(outputs);
        }
        assertThat(Presets.get("fast", task, "lstm", 1).task())
                .isEqualTo(Presets.get("paper", task, "ntm-ff", 1).task());
    }

    private static void assertPapersTraining(TrainingConfig training, double rate) {
        assertThat(training.learningRate()).isEqualTo(rate);
        assertThat(training.optimizer()).isEqualTo(OptimizerKind.GRAVES_RMSPROP);
        assertThat(training.momentum()).isEqualTo(0.9);
        assertThat(training.clip()).isEqualTo(10);
        assertThat(training.clipNorm()).isEmpty();
        assertThat(training.decay()).isEqualTo(LearningRateDecay.NONE);
        assertThat(training.batchSize()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fats | copy | lstm | unknown preset fats; did you mean fast? Known: fast, paper
                    fast | sort | lstm | unknown task sort; known: copy, repeat-copy, associative-recall, n-grams, priority-sort, file
                    fast | copy | lsmt | unknown model lsmt; did you mean lstm? Known: ntm-ff, ntm-lstm, lstm
                    """)
    void unknownNamesAreAnsweredWithTheKnownOnes(
            String preset, String task, String model, String message) {
        NtmException e =
                catchThrowableOfType(NtmException.class, () -> Presets.get(preset, task, model, 1));
        assertThat(e).hasMessage(message);
        assertThat(e.code()).isEqualTo("NTM-C006");
    }

    @Test
    void aTextChoosesItsModelBeforeTheOneGiven() {
        RunConfig run =
                Presets.complete(
                        "model: {id: lstm, hidden: 9}\ntraining: {clip: 1}\n",
                        "f",
                        "fast",
                        "copy",
                        "ntm-ff",
                        4);
        assertThat(run)
                .isEqualTo(
                        Presets.get("fast", "copy", "lstm", 4)
                                .with("model.hidden", "9")
                                .with("training.clip", "1"));
    }

    @Test
    void aTextWithAnUnknownModelIsToldWhere() {
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () ->
                                Presets.complete(
                                        "model: {id: lsmt}", "f", "fast", "copy", "ntm-ff", 4));
        assertThat(e.getMessage()).startsWith("f:1:13: unknown model lsmt; did you mean lstm?");
    }
}
