package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.storage.FloatMemory;

/** The arrays behind the views that kernels are given. */
public final class DenseViews {
    private final FloatMemory memory;

    /** The arrays of that memory. */
    public DenseViews(FloatMemory memory) {
        this.memory = memory;
    }

    /**
     * The array of a dense view, whose elements start at {@code view.offset()}.
     *
     * @throws IllegalArgumentException if the view has gaps
     */
    public float[] array(View view) {
        if (!view.isDense()) {
            throw new IllegalArgumentException(
                    "a fused kernel takes dense views only, got " + view);
        }
        return memory.array(view);
    }
}
