package org.ntm4j.autodiff;

/** Read vectors (equation 2). */
final class ReadNode extends Node {
    private final Tape tape;
    private Var memory = Unset.VAR;
    private Var weighting = Unset.VAR;
    private Var reads = Unset.VAR;

    ReadNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(Var matrix, Var weights) {
        memory = matrix;
        weighting = weights;
        reads = tape.variable(memory.extent(0), weighting.extent(1), memory.extent(1));
        tape.kernels().read(memory.value(), weighting.value(), reads.value());
        return reads;
    }

    @Override
    void backward() {
        tape.kernels()
                .readBackward(
                        memory.value(),
                        weighting.value(),
                        reads.gradient(),
                        memory.gradient(),
                        weighting.gradient());
    }
}
