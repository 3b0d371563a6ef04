package org.ntm4j.machine;

import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryConfig;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;
import org.ntm4j.model.ModelDefinition;
import org.ntm4j.tensor.HeadLayout;

/**
 * The settings of a Neural Turing Machine.
 *
 * @param controller feedforward or LSTM
 * @param controllerSize H, units of each layer of the controller
 * @param controllerLayers at least 1
 * @param memoryLocations N
 * @param memoryWidth M
 * @param readHeads R
 * @param writeHeads W
 * @param shifts S, odd: 3 allows −1, 0 and +1
 * @param memoryStart what the memory holds when an episode starts
 * @param weightingStart where the heads point before the first step
 * @param accessOrder what comes first at a time step
 * @param gateBias what the bias of the interpolation gates starts with
 */
public record NtmConfig(
        ControllerKind controller,
        int controllerSize,
        int controllerLayers,
        int memoryLocations,
        int memoryWidth,
        int readHeads,
        int writeHeads,
        int shifts,
        MemoryStart memoryStart,
        WeightingStart weightingStart,
        AccessOrder accessOrder,
        double gateBias)
        implements MachineConfig {

    private static final int MAX_HEADS = 64;
    private static final int MAX_LAYERS = 16;
    private static final int MAX_SHIFTS = 65;
    private static final double MAX_GATE_BIAS = 100;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public NtmConfig {
        Limits.requireExtent("controllerSize", controllerSize);
        Limits.requireBetween("controllerLayers", controllerLayers, 1, MAX_LAYERS);
        Limits.requireExtent("memoryLocations", memoryLocations);
        Limits.requireExtent("memoryWidth", memoryWidth);
        Limits.requireBetween("readHeads", readHeads, 1, MAX_HEADS);
        Limits.requireBetween("writeHeads", writeHeads, 1, MAX_HEADS);
        Limits.requireBetween("shifts", shifts, 1, MAX_SHIFTS);
        if (shifts % 2 == 0) {
            throw new IllegalArgumentException("shifts must be odd, got " + shifts);
        }
        if (!(Math.abs(gateBias) <= MAX_GATE_BIAS)) {
            throw new IllegalArgumentException(
                    "gateBias must be between -100 and 100, got " + gateBias);
        }
    }

    @Override
    public String modelId() {
        return controller == ControllerKind.FEEDFORWARD ? "ntm-ff" : "ntm-lstm";
    }

    @Override
    public ModelDefinition define(int inputWidth, int outputWidth) {
        return new NtmDefinition(this, inputWidth, outputWidth);
    }

    /** The memory's share of the settings. */
    MemoryConfig memory() {
        HeadLayout layout = new HeadLayout(readHeads, writeHeads, memoryWidth, shifts);
        return new MemoryConfig(memoryLocations, layout, memoryStart, weightingStart, accessOrder);
    }
}
