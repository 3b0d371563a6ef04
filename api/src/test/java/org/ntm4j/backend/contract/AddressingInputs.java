package org.ntm4j.backend.contract;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** What addressing is given, as an ordinary episode or as something extreme would have it. */
final class AddressingInputs {
    final HeadLayout layout;
    final HeadGroup group;
    final int batch;
    final int locations;
    final double[] memory;
    final double[] heads;
    final double[] previous;

    /**
     * @param size B, N, M, heads, S
     */
    AddressingInputs(TensorBackend reference, Samples samples, HeadGroup group, int[] size) {
        this.group = group;
        batch = size[0];
        locations = size[1];
        layout = HeadCases.layout(size[3], size[2], size[4]);
        memory = samples.signed(memoryShape());
        heads = HeadCases.heads(reference, samples, layout, batch);
        previous = samples.distributions(batch * layout.count(group), locations);
    }

    Shape memoryShape() {
        return Shape.of(batch, layout.memoryWidth(), locations);
    }

    Shape normsShape() {
        return Shape.of(batch, locations);
    }

    Shape headsShape() {
        return Shape.of(batch, layout.width());
    }

    Shape weightingShape() {
        return Shape.of(batch, layout.count(group), locations);
    }

    Shape planesShape() {
        return Shape.of(batch, layout.count(group), AddressingPlanes.COUNT, locations);
    }

    String label() {
        return MemoryCases.label(batch, locations, layout) + ", " + group + " heads";
    }

    int terms() {
        return Math.max(locations, layout.memoryWidth());
    }

    /** The norms of the memory's rows. */
    double[] norms(TensorBackend reference) {
        return KernelRun.rounded(reference, MemoryCases.rowNorms(memoryShape(), memory, ""))[1];
    }

    /** Sets a region of every row of the heads. */
    private void set(int from, int length, double value) {
        for (int b = 0; b < batch; b++) {
            for (int i = from; i < from + length; i++) {
                heads[b * layout.width() + i] = value;
            }
        }
    }

    void setMemory(double value) {
        java.util.Arrays.fill(memory, value);
    }

    /** Gives every location the contents of location 0. */
    void setEqualRows() {
        for (int i = 0; i < memory.length; i++) {
            memory[i] = memory[i - i % locations];
        }
    }

    void setKeys(double value) {
        set(0, layout.heads() * layout.memoryWidth(), value);
    }

    void setGates(double value) {
        set(layout.interpolationGate(0), layout.heads(), value);
    }

    void setStrengths(double value) {
        set(layout.keyStrength(0), layout.heads(), value);
    }

    void setSharpenings(double value) {
        set(layout.sharpening(0), layout.heads(), value);
    }

    /** All weight on one shift: exactly 1, and 0 elsewhere. */
    void setOneShift(int k) {
        set(layout.shiftWeighting(0), layout.heads() * layout.shifts(), 0);
        for (int head = 0; head < layout.heads(); head++) {
            set(layout.shiftWeighting(head) + k, 1, 1);
        }
    }

    /** All weight on one location: exactly 1, and 0 elsewhere. */
    void setOneHot(int location) {
        for (int i = 0; i < previous.length; i++) {
            previous[i] = i % locations == location ? 1 : 0;
        }
    }
}
