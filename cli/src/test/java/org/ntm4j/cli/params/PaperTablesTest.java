package org.ntm4j.cli.params;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaperTablesTest {
    private static List<PaperCell> table(int number) {
        return PaperTables.cells().stream().filter(cell -> cell.table() == number).toList();
    }

    @Test
    void thereIsACellForEachTaskInEachTable() {
        assertThat(PaperTables.cells()).hasSize(15);
        for (int number : IntStream.rangeClosed(1, 3).toArray()) {
            assertThat(table(number))
                    .extracting(PaperCell::task)
                    .containsExactly(PaperTask.values());
        }
    }

    @Test
    void theLstmHasThePapersParametersExactlyButForTheMisprint() {
        assertThat(table(3))
                .filteredOn(cell -> !cell.equals(PaperTables.MISPRINT))
                .hasSize(4)
                .allSatisfy(cell -> assertThat(cell.ours()).isEqualTo(cell.printed()));
        assertThat(table(3).get(0).ours()).isEqualTo(1_352_969);
    }

    @Test
    void theMisprintHasTwoDigitsSwapped() {
        assertThat(PaperTables.MISPRINT.printed()).isEqualTo(384_424);
        assertThat(PaperTables.MISPRINT.ours())
                .isEqualTo(PaperTables.MISPRINT_MEANT)
                .isEqualTo(348_424);
        assertThat(PaperTables.MISPRINT.difference()).isEqualTo(-36_000);
    }

    @Test
    void theMachinesAreOfThePapersOrder() {
        assertThat(PaperTables.cells())
                .filteredOn(cell -> cell.table() < 3)
                .hasSize(10)
                .allSatisfy(
                        cell ->
                                assertThat((double) cell.ours() / cell.printed())
                                        .isBetween(0.79, 1.15));
    }

    @Test
    void theMachinesAreBuiltAsTheSettingsSay() {
        assertThat(table(1).get(0).ours()).isEqualTo(13_757);
        assertThat(table(2).get(4).size()).isEqualTo("2 x 100");
        assertThat(table(2).get(4).config().modelId()).isEqualTo("ntm-lstm");
        assertThat(table(1).get(4).config().modelId()).isEqualTo("ntm-ff");
    }
}
