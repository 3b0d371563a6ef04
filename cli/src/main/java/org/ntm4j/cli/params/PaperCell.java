package org.ntm4j.cli.params;

import org.ntm4j.machine.ControllerKind;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.machine.MachineConfig;
import org.ntm4j.machine.NtmConfig;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;

/**
 * A row of one of the paper's tables, and the model that stands in its place here.
 *
 * @param table 1, 2 or 3
 * @param task what is learned
 * @param heads read heads, and as many write heads; 0 for the LSTM, which has none
 * @param layers of the controller or the LSTM
 * @param units of each layer
 * @param printed parameters that the paper prints
 */
public record PaperCell(int table, PaperTask task, int heads, int layers, int units, long printed) {
    /** N, locations of every memory in the paper. */
    static final int LOCATIONS = 128;

    /** M, width of every memory in the paper. */
    static final int WIDTH = 20;

    private static final int SHIFTS = 3;
    private static final int LSTM_TABLE = 3;

    /** The settings of the model, as far as they decide how many parameters it has. */
    public MachineConfig config() {
        if (table == LSTM_TABLE) {
            return new LstmBaselineConfig(layers, units);
        }
        return new NtmConfig(
                table == 1 ? ControllerKind.FEEDFORWARD : ControllerKind.LSTM,
                units,
                layers,
                LOCATIONS,
                WIDTH,
                heads,
                heads,
                SHIFTS,
                MemoryStart.CONSTANT,
                WeightingStart.LEARNED,
                AccessOrder.WRITE_THEN_READ,
                0);
    }

    /** Parameters of the model here. */
    public long ours() {
        return config().define(task.inputWidth(), task.outputWidth()).parameterCount();
    }

    /** How many more parameters the model here has than the paper prints. */
    public long difference() {
        return ours() - printed;
    }

    /** Layers and units as the paper writes them. */
    public String size() {
        return layers == 1 ? Integer.toString(units) : layers + " x " + units;
    }
}
