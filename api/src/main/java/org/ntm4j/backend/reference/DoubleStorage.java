package org.ntm4j.backend.reference;

import org.ntm4j.backend.Storage;

/** An array of doubles that knows its owner and whether it was released. */
final class DoubleStorage implements Storage {
    private static final double[] RELEASED = new double[0];

    private final DoubleHeap owner;
    private final int size;
    private double[] elements;
    private boolean live = true;

    DoubleStorage(DoubleHeap owner, double[] elements) {
        this.owner = owner;
        this.size = elements.length;
        this.elements = elements;
    }

    @Override
    public int size() {
        return size;
    }

    boolean isOwnedBy(DoubleHeap heap) {
        return owner == heap;
    }

    /**
     * @throws IllegalStateException if the storage was released
     */
    double[] elements() {
        requireLive();
        return elements;
    }

    /**
     * @throws IllegalStateException if that was done before
     */
    void release() {
        requireLive();
        live = false;
        elements = RELEASED;
    }

    private void requireLive() {
        if (!live) {
            throw new IllegalStateException("a storage of " + size + " elements was released");
        }
    }
}
