package org.ntm4j.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Nodes of one kind, made once and used again in every episode. */
final class NodePool<T extends Node> {
    private final Supplier<T> factory;
    private final List<T> nodes = new ArrayList<>();
    private int used;

    NodePool(Supplier<T> factory) {
        this.factory = factory;
    }

    T next() {
        if (used == nodes.size()) {
            nodes.add(factory.get());
        }
        return nodes.get(used++);
    }

    void reset() {
        used = 0;
    }
}
