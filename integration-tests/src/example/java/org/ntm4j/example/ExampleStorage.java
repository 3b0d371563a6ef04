package org.ntm4j.example;

import org.ntm4j.backend.Storage;

/** An array that knows whose it is, and whether it was given back. */
final class ExampleStorage implements Storage {
    private final ExampleBackend owner;
    private final double[] data;
    private boolean released;

    ExampleStorage(ExampleBackend owner, double[] data) {
        this.owner = owner;
        this.data = data;
    }

    @Override
    public int size() {
        return data.length;
    }

    boolean isOf(ExampleBackend backend) {
        return owner == backend;
    }

    double[] data() {
        if (released) {
            throw new IllegalStateException("the storage was released");
        }
        return data;
    }

    void release() {
        released = true;
    }
}
