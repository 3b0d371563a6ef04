package org.ntm4j.backend.cpu.kernel;

/**
 * One implementation of all loops.
 *
 * @param description which, for people: {@code "vector kernels, 512-bit"}
 */
public record Loops(
        String description,
        ElementLoops elements,
        LinearLoops linear,
        AddressingLoops addressing,
        MemoryLoops memory,
        MemoryPasses passes,
        CellLoops cell,
        LossLoops loss,
        OptimizerLoops optimizer) {}
