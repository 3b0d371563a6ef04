package org.ntm4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Terminal;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;

class EvaluationTableTest {
    private static Evaluation of(EvaluationRow... rows) {
        return new Evaluation(CheckpointKind.BEST, 12_000, 100, 20, 1, List.of(rows));
    }

    private static List<String> printed(Evaluation evaluation, Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationTable.print(
                evaluation, Console.of(out, new ByteArrayOutputStream(), charset, Terminal.none()));
        return out.toString(charset).lines().toList();
    }

    @Test
    void aTaskIsAnsweredOrNot() {
        Evaluation evaluation =
                of(
                        row("length 10 × 20", 0.0052, 4.2e-5, 0, 1),
                        row("length 120", 1619, 4.96, 474.7, 0.125));
        assertThat(printed(evaluation, StandardCharsets.UTF_8))
                .containsExactly(
                        "Generalisation of the best checkpoint (12,000 episodes), 100 sequences"
                                + " each:",
                        "  sequences       cost in bits  ± s.e.   wrong bits  solved",
                        "  length 10 × 20        0.0052  ± 4e-05           0   100 %",
                        "  length 120            1619.0  ± 4.96        474.7  12.5 %");
    }

    @Test
    void aMarkerHasAColumn() {
        EvaluationRow row =
                new EvaluationRow(
                        "length 10 × 20",
                        100,
                        9.5,
                        0.3,
                        2,
                        0,
                        Optional.empty(),
                        Optional.of(new MarkerResult("end marker", 0.25)));
        assertThat(printed(of(row), StandardCharsets.UTF_8))
                .endsWith(
                        "  sequences       cost in bits  ± s.e.    wrong bits  solved  end marker",
                        "  length 10 × 20          9.50  ± 0.3000        2.00   0.0 %      25.0 %");
        assertThat(of(row).toJson()).contains("\"name\": \"end marker\",", "\"correct\": 0.25");
    }

    @Test
    void theTitleSaysHowManySequencesThereReallyAre() {
        EvaluationRow row =
                new EvaluationRow("validation", 7, 1, 1, 1, 1, Optional.empty(), Optional.empty());
        assertThat(printed(of(row), StandardCharsets.UTF_8))
                .first()
                .asString()
                .endsWith(" (12,000 episodes), 7 sequences each:");
        assertThat(printed(of(), StandardCharsets.UTF_8))
                .containsExactly(
                        "Generalisation of the best checkpoint (12,000 episodes): no sequences are"
                                + " kept for it");
    }

    private static EvaluationRow row(
            String name, double bits, double error, double wrong, double solved) {
        return new EvaluationRow(
                name, 100, bits, error, wrong, solved, Optional.empty(), Optional.empty());
    }

    @Test
    void aTaskThatNobodyCanSolveIsComparedWithTheOptimum() {
        OptimumGap gap = new OptimumGap(128.1, 4.2, 0.31);
        Evaluation evaluation =
                of(
                        new EvaluationRow(
                                "200 bits",
                                100,
                                132.3,
                                3.6,
                                61.5,
                                0,
                                Optional.of(gap),
                                Optional.empty()));
        assertThat(printed(evaluation, StandardCharsets.US_ASCII))
                .endsWith(
                        "  sequences  cost in bits  +- s.e.  wrong bits  optimum  above it  +- s.e.",
                        "  200 bits          132.3  +- 3.60       61.50    128.1      4.20  +- 0.3100");
        assertThat(evaluation.toJson())
                .contains(
                        "\"optimalBits\": 128.1,",
                        "\"gapBits\": 4.2,",
                        "\"gapStandardError\": 0.31");
    }
}
