package org.ntm4j.autodiff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Addressing by all heads of a group (equations 5 to 9). */
final class AddressNode extends Node {
    private final Tape tape;
    private @Nullable HeadLayout layout;
    private HeadGroup group = HeadGroup.READ;
    private Var memory = Unset.VAR;
    private Var heads = Unset.VAR;
    private Var previous = Unset.VAR;
    private Var weighting = Unset.VAR;

    AddressNode(Tape tape) {
        this.tape = tape;
    }

    Var forward(
            HeadLayout headLayout, HeadGroup headGroup, Var matrix, Var parameters, Var before) {
        layout = headLayout;
        group = headGroup;
        memory = matrix;
        heads = parameters;
        previous = before;
        int batch = memory.extent(0);
        int locations = memory.extent(2);
        int count = headLayout.count(group);
        weighting = tape.variable(batch, count, locations);
        weighting.keep(tape.constant(batch, count, AddressingPlanes.COUNT, locations));
        tape.kernels()
                .address(
                        headLayout,
                        group,
                        memory.value(),
                        memory.saved().value(),
                        heads.value(),
                        previous.value(),
                        weighting.value(),
                        weighting.saved().value());
        return weighting;
    }

    @Override
    void backward() {
        tape.kernels()
                .addressBackward(
                        Objects.requireNonNull(layout),
                        group,
                        memory.value(),
                        memory.saved().value(),
                        heads.value(),
                        previous.value(),
                        weighting.value(),
                        weighting.saved().value(),
                        weighting.gradient(),
                        memory.gradient(),
                        heads.gradient(),
                        previous.gradient());
    }
}
