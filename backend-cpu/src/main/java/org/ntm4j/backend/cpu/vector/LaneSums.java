package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;

import org.ntm4j.backend.cpu.simd.Lanes;

/**
 * Vectors whose lanes are still to be summed. Summing many one after the other, in a loop of its own,
 * takes a third of the time that it takes between vector operations.
 */
final class LaneSums {
    private float[] room = Lanes.room(4);

    /** Room for so many vectors, the first at index 0, the next at {@link Lanes#COUNT}. */
    float[] room(int vectors) {
        if (room.length < vectors * COUNT) {
            room = Lanes.room(vectors);
        }
        return room;
    }

    /** {@code target(i) = Σ lanes of vector i}. */
    void store(int vectors, float[] target, int at) {
        float[] lanes = room;
        for (int i = 0; i < vectors; i++) {
            target[at + i] = Lanes.sum(lanes, i * COUNT);
        }
    }

    /** {@code target(i) += sign · Σ lanes of vector i}. */
    void add(int vectors, float sign, float[] target, int at) {
        float[] lanes = room;
        for (int i = 0; i < vectors; i++) {
            target[at + i] += sign * Lanes.sum(lanes, i * COUNT);
        }
    }

    /** Of {@code 2·count} vectors: adds the sum of each other, and takes away those between. */
    void addTurnByTurn(int count, float[] plus, int plusAt, float[] minus, int minusAt) {
        float[] lanes = room;
        for (int i = 0; i < count; i++) {
            plus[plusAt + i] += Lanes.sum(lanes, 2 * i * COUNT);
            minus[minusAt + i] -= Lanes.sum(lanes, (2 * i + 1) * COUNT);
        }
    }
}
