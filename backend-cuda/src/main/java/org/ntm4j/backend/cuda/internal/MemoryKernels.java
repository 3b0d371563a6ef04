package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadLayout;

/** Reading and writing: {@code memory.cu}. */
final class MemoryKernels {
    private static final int WARP = 32;

    private final DenseViews views;
    private final Launcher launcher;
    private final Kernel rowNorms;
    private final Kernel read;
    private final Kernel readBackward;
    private final Kernel write;
    private final Kernel writeBackward;

    MemoryKernels(DenseViews views, Launcher launcher, KernelModule module) {
        this.views = views;
        this.launcher = launcher;
        rowNorms = module.kernel("row_norms");
        read = module.kernel("memory_read");
        readBackward = module.kernel("memory_read_backward");
        write = module.kernel("memory_write");
        writeBackward = module.kernel("memory_write_backward");
    }

    void rowNorms(View matrix, View norms) {
        launcher.begin(rowNorms).addAddress(views.address(matrix)).addAddress(views.address(norms));
        launcher.add(norms.extent(0)).add(norms.extent(1)).add(matrix.extent(1));
        launcher.runOver(norms.size());
    }

    void read(View matrix, View weighting, View reads) {
        launcher.begin(read).addAddress(views.address(matrix));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(reads));
        addExtents(matrix, weighting);
        if (reads.size() > 0) {
            int warps = Launcher.THREADS / WARP;
            int blocks = Math.min(Launcher.MOST_BLOCKS, (reads.size() - 1) / warps + 1);
            launcher.run(blocks, 1, 1, Launcher.THREADS, 0);
        }
    }

    void readBackward(View matrix, View weighting, View dReads, View dMemory, View dWeighting) {
        launcher.begin(readBackward).addAddress(views.address(matrix));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(dReads));
        launcher.addAddress(views.address(dMemory)).addAddress(views.address(dWeighting));
        addExtents(matrix, weighting);
        launcher.runOver(matrix.extent(0) * matrix.extent(2));
    }

    private void addExtents(View matrix, View weighting) {
        launcher.add(matrix.extent(0)).add(weighting.extent(1));
        launcher.add(matrix.extent(2)).add(matrix.extent(1));
    }

    void write(HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        launcher.begin(write).addAddress(views.address(before));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(heads));
        launcher.addAddress(views.address(after)).addAddress(views.address(norms));
        launcher.add(norms.extent(0));
        addPlaces(layout, norms.extent(1));
        launcher.runOver(norms.size());
    }

    void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads) {
        launcher.begin(writeBackward).addAddress(views.address(before));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(heads));
        launcher.addAddress(views.address(dMemory)).addAddress(views.address(dWeighting));
        launcher.addAddress(views.address(dHeads));
        addPlaces(layout, before.extent(2));
        if (before.size() > 0) {
            launcher.runBlocks(before.extent(0), before.extent(2), 0);
        }
    }

    private void addPlaces(HeadLayout layout, int locations) {
        launcher.add(layout.writeHeads()).add(locations).add(layout.memoryWidth());
        launcher.add(layout.width()).add(layout.eraseVector(0)).add(layout.addVector(0));
    }
}
