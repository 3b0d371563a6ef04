package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.config.YamlText;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;

/** Where the settings of a run come from: what comes later counts. */
class SettingsTest {
    private static final String[] TINY = {
        "--set", "task.maxLength=2",
        "--set", "task.bits=2",
        "--set", "model.memoryLocations=8",
        "--set", "model.memoryWidth=4",
        "--set", "model.controllerSize=8",
        "--evaluation-episodes", "1",
        "--backend", "cpu"
    };

    @TempDir private Path temporary;

    private RunConfig trained(String... options) {
        Path out = temporary.resolve("run");
        String[] arguments = new String[TINY.length + options.length + 3];
        arguments[0] = "train";
        arguments[1] = "--out";
        arguments[2] = out.toString();
        System.arraycopy(TINY, 0, arguments, 3, TINY.length);
        System.arraycopy(options, 0, arguments, 3 + TINY.length, options.length);
        Program.Result result = Program.run(arguments);
        assertThat(result.status()).as(result.err()).isZero();
        Path file = out.resolve("config.yaml");
        return RunConfigCodec.parse(YamlText.load(file), file.toString());
    }

    @Test
    void aPresetIsTheBeginning() {
        RunConfig fast = Presets.get("fast", "copy", "ntm-ff", 1);
        RunConfig run = trained("--episodes", "2");
        assertThat(run.training()).isEqualTo(fast.with("training.episodes", "2").training());
        assertThat(run.seed()).isEqualTo(1);
    }

    @Test
    void aFileComesBeforeThePreset() throws IOException {
        Path file = temporary.resolve("my.yaml");
        Files.writeString(file, "training: {episodes: 3, batchSize: 3}\nseed: 9\n");
        RunConfig run = trained("--config", file.toString(), "--preset", "paper");
        assertThat(run.training().episodes()).isEqualTo(3);
        assertThat(run.training().reportEvery()).isEqualTo(1_000);
        assertThat(run.seed()).isEqualTo(9);
    }

    @Test
    void aSingleSettingComesBeforeTheFile() throws IOException {
        Path file = temporary.resolve("my.yaml");
        Files.writeString(file, "training: {episodes: 3, batchSize: 3}\nseed: 9\n");
        RunConfig run =
                trained(
                        "--set",
                        "training.episodes=4",
                        "--config",
                        file.toString(),
                        "--set=seed=5");
        assertThat(run.training().episodes()).isEqualTo(4);
        assertThat(run.training().batchSize()).isEqualTo(3);
        assertThat(run.seed()).isEqualTo(5);
    }

    @Test
    void anOptionOfItsOwnComesFirst() {
        RunConfig run =
                trained(
                        "--episodes", "2",
                        "--set", "training.episodes=4",
                        "--batch-size", "2",
                        "--learning-rate", "0.5",
                        "--target-cost", "0.25",
                        "--report-every", "6",
                        "--checkpoint-every", "7",
                        "--checkpoint-segments", "auto",
                        "--seed", "8");
        assertThat(run.training().episodes()).isEqualTo(2);
        assertThat(run.training().batchSize()).isEqualTo(2);
        assertThat(run.training().learningRate()).isEqualTo(0.5);
        assertThat(run.training().targetCost()).hasValue(0.25);
        assertThat(run.training().reportEvery()).isEqualTo(6);
        assertThat(run.training().checkpointEvery()).isEqualTo(7);
        assertThat(run.training().checkpointSegments()).isEqualTo("auto");
        assertThat(run.seed()).isEqualTo(8);
    }

    @Test
    void aFileOfAnotherModelThanTheOneAskedForIsRefused() throws IOException {
        Path file = temporary.resolve("my.yaml");
        Files.writeString(file, "model: {id: lstm}\n");
        Program.Result result =
                Program.run("train", "--model", "ntm-ff", "--config", file.toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().strip())
                .isEqualTo(
                        "NTM-U007: --model ntm-ff: "
                                + file
                                + " says model.id: lstm; leave one of them out");
    }

    @Test
    void whatPresetsPrintsIsWhatAFileMayHold() throws IOException {
        Program.Result printed = Program.run("presets", "--preset", "paper", "--model", "lstm");
        assertThat(printed.status()).isZero();
        assertThat(printed.err()).isEmpty();
        assertThat(RunConfigCodec.parse(printed.out(), "printed"))
                .isEqualTo(Presets.get("paper", "copy", "lstm", 1));
        assertThat(printed.out())
                .startsWith("# The preset paper for task copy and model lstm.")
                .contains("# Models: ntm-ff, ntm-lstm, lstm\n");
    }
}
