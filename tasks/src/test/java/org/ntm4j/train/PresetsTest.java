package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.error.NtmException;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.machine.NtmConfig;

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

    @ParameterizedTest
    @CsvSource({"ntm-ff, 100, 1.0e-4", "ntm-lstm, 100, 1.0e-4"})
    void thePapersMachinesAreThoseOfItsTables(String model, int controllerSize, double rate) {
        RunConfig run = Presets.get("paper", "copy", model, 1);
        NtmConfig machine = (NtmConfig) run.model();
        assertThat(machine.controllerSize()).isEqualTo(controllerSize);
        assertThat(machine.readHeads()).isEqualTo(1);
        assertThat(machine.writeHeads()).isEqualTo(1);
        assertThat(machine.memoryLocations()).isEqualTo(128);
        assertThat(machine.memoryWidth()).isEqualTo(20);
        assertPapersTraining(run.training(), rate);
    }

    @Test
    void thePapersLstmIsThatOfItsTable() {
        RunConfig run = Presets.get("paper", "copy", "lstm", 1);
        assertThat(run.model()).isEqualTo(new LstmBaselineConfig(3, 256));
        assertPapersTraining(run.training(), 3e-5);
    }

    private static void assertPapersTraining(TrainingConfig training, double rate) {
        assertThat(training.learningRate()).isEqualTo(rate);
        assertThat(training.optimizer()).isEqualTo(OptimizerKind.GRAVES_RMSPROP);
        assertThat(training.momentum()).isEqualTo(0.9);
        assertThat(training.clip()).isEqualTo(10);
        assertThat(training.batchSize()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fats | copy | lstm | unknown preset fats; did you mean fast? Known: fast, paper
                    fast | sort | lstm | unknown task sort; known: copy
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
