package org.ntm4j.backend.cpu.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;

/** The groups of sequences of the episodes of one machine, and the transposed weights that they share. */
final class Groups {
    /** How many sequences a group has: always as many, so that results do not depend on who computes them. */
    static final int SEQUENCES = 4;

    private final EpisodePlan machine;
    private final Supplier<Loops> loops;
    private final List<ForwardGroup> forward = new ArrayList<>();
    private final List<BackwardGroup> backward = new ArrayList<>();
    private float[] headsBack = new float[0];
    private float[] controllerBack = new float[0];

    /**
     * @param machine its steps and its batch do not matter
     * @param loops makes the loops of one group
     */
    Groups(EpisodePlan machine, Supplier<Loops> loops) {
        this.machine = machine;
        this.loops = loops;
    }

    ForwardGroup forward(int index) {
        while (forward.size() <= index) {
            forward.add(new ForwardGroup(machine, loops.get(), SEQUENCES));
        }
        return forward.get(index);
    }

    BackwardGroup backward(int index) {
        while (backward.size() <= index) {
            backward.add(new BackwardGroup(machine, loops.get(), SEQUENCES));
        }
        return backward.get(index);
    }

    /** The transposed weights of the heads, {@code [P, H]}. */
    Matrix headsBack(Matrix weights, int hidden) {
        if (headsBack.length < weights.width() * hidden) {
            headsBack = new float[weights.width() * hidden];
        }
        return transpose(weights, 0, hidden, headsBack);
    }

    /** The transposed weights of the controller's inputs from {@code first} on, {@code [G, inputs − first]}. */
    Matrix controllerBack(Matrix weights, int first, int inputs) {
        if (controllerBack.length < weights.width() * (inputs - first)) {
            controllerBack = new float[weights.width() * (inputs - first)];
        }
        return transpose(weights, first, inputs - first, controllerBack);
    }

    private static Matrix transpose(Matrix from, int first, int rows, float[] to) {
        float[] values = from.array();
        for (int column = 0; column < from.width(); column++) {
            int at = from.at(first) + column;
            for (int row = 0; row < rows; row++) {
                to[column * rows + row] = values[at + row * from.width()];
            }
        }
        return new Matrix(to, 0, rows);
    }
}
