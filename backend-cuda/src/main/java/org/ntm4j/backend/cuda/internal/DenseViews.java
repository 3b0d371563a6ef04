package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;

/** The views that a fused kernel is given, as addresses. */
final class DenseViews {
    private final DeviceMemory memory;

    DenseViews(DeviceMemory memory) {
        this.memory = memory;
    }

    /**
     * Where the first element lies; 0 if there is none.
     *
     * @throws IllegalArgumentException if the view has gaps, or its storage belongs to another backend
     * @throws IllegalStateException if the storage was released or the backend closed
     */
    long address(View view) {
        DeviceStorage storage = memory.storage(view);
        if (!view.isDense()) {
            throw new IllegalArgumentException(
                    "a fused kernel takes dense views only, got " + view);
        }
        return view.size() == 0 ? 0 : storage.address(view.offset());
    }
}
