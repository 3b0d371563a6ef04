package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;

class EvaluationTest {
    private static final Evaluation EVALUATION =
            new Evaluation(
                    CheckpointKind.BEST,
                    12_000,
                    100,
                    20,
                    7,
                    List.of(
                            new EvaluationRow(
                                    "length 10",
                                    100,
                                    1.5,
                                    0.25,
                                    0.5,
                                    1,
                                    Optional.empty(),
                                    Optional.empty()),
                            new EvaluationRow(
                                    "200 bits",
                                    1,
                                    132.5,
                                    Double.NaN,
                                    60,
                                    0,
                                    Optional.of(new OptimumGap(128.5, 4, Double.NaN)),
                                    Optional.of(new MarkerResult("end marker", 0.75)))));

    @TempDir private Path temporary;

    private RunFiles files = new RunFiles(Path.of(""));

    @BeforeEach
    void name() {
        files = new RunFiles(temporary);
    }

    @Test
    void whatIsWrittenCanBeRead() throws IOException {
        Files.writeString(files.evaluation(), EVALUATION.toJson());
        assertThat(Evaluation.read(files)).contains(EVALUATION);
    }

    @Test
    void aRunThatWasNotEvaluatedHasNone() {
        assertThat(Evaluation.read(files)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"formatVersion\": 1",
                "\"checkpoint\": \"best\"",
                "\"trainedEpisodes\": 12000",
                "\"batchSize\": 20",
                "\"seed\": 7",
                "\"rows\": ["
            })
    void whatIsDamagedIsNotThere(String part) throws IOException {
        String text = EVALUATION.toJson();
        assertThat(text).contains(part);
        Files.writeString(files.evaluation(), text.replace(part, part.replaceFirst("\"", "\"x")));
        assertThat(Evaluation.read(files)).isEmpty();
        Files.writeString(files.evaluation(), text.substring(0, text.indexOf(part)));
        assertThat(Evaluation.read(files)).isEmpty();
    }
}
