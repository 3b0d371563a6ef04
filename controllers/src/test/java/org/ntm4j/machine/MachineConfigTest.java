package org.ntm4j.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;

class MachineConfigTest {
    private static NtmConfig ntm(
            int size,
            int layers,
            int locations,
            int width,
            int reads,
            int writes,
            int shifts,
            double gateBias) {
        return new NtmConfig(
                ControllerKind.LSTM,
                size,
                layers,
                locations,
                width,
                reads,
                writes,
                shifts,
                MemoryStart.CONSTANT,
                WeightingStart.LEARNED,
                AccessOrder.WRITE_THEN_READ,
                gateBias);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                     0 |  1 |     1 | 1 |  1 | 1 |  1 | controllerSize must be between 1 and 65536, got 0
                     1 | 17 |     1 | 1 |  1 | 1 |  1 | controllerLayers must be between 1 and 16, got 17
                     1 |  1 | 65537 | 1 |  1 | 1 |  1 | memoryLocations must be between 1 and 65536, got 65537
                     1 |  1 |     1 | 0 |  1 | 1 |  1 | memoryWidth must be between 1 and 65536, got 0
                     1 |  1 |     1 | 1 | 65 | 1 |  1 | readHeads must be between 1 and 64, got 65
                     1 |  1 |     1 | 1 |  1 | 0 |  1 | writeHeads must be between 1 and 64, got 0
                     1 |  1 |     1 | 1 |  1 | 1 | 67 | shifts must be between 1 and 65, got 67
                     1 |  1 |     1 | 1 |  1 | 1 |  4 | shifts must be odd, got 4
                    """)
    void aSettingOutOfItsRangeIsNamed(
            int size,
            int layers,
            int locations,
            int width,
            int reads,
            int writes,
            int shifts,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ntm(size, layers, locations, width, reads, writes, shifts, 0))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100.5, -101, Double.NaN, Double.POSITIVE_INFINITY})
    void anImpossibleGateBiasIsNamed(double bias) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ntm(1, 1, 1, 1, 1, 1, 1, bias))
                .withMessage("gateBias must be between -100 and 100, got " + bias);
    }

    @Test
    void anImpossibleBaselineIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LstmBaselineConfig(0, 3))
                .withMessage("layers must be between 1 and 16, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LstmBaselineConfig(3, 0))
                .withMessage("hidden must be between 1 and 65536, got 0");
    }

    @Test
    void modelsAreNamedAsAUserNamesThem() {
        assertThat(TinyModels.ntm(ControllerKind.FEEDFORWARD).modelId()).isEqualTo("ntm-ff");
        assertThat(TinyModels.ntm(ControllerKind.LSTM).modelId()).isEqualTo("ntm-lstm");
        assertThat(new LstmBaselineConfig(1, 1).modelId()).isEqualTo("lstm");
    }
}
