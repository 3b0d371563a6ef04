package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadLayout;

/** Reading and writing: goes through batch and heads. */
final class MemoryKernels {
    private static final float NORM_EPSILON = (float) FusedKernels.NORM_EPSILON;

    private final DenseViews views;
    private final MemoryLoops loops;

    MemoryKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.loops = loops.memory();
    }

    void rowNorms(View memory, View norms) {
        float[] from = views.array(memory);
        float[] to = views.array(norms);
        int width = memory.extent(1);
        int n = memory.extent(2);
        for (int b = 0; b < memory.extent(0); b++) {
            loops.rowNorms(
                    from,
                    memory.offset() + b * width * n,
                    NORM_EPSILON,
                    to,
                    norms.offset() + b * n,
                    width,
                    n);
        }
    }

    void read(View memory, View weighting, View reads) {
        float[] memoryArray = views.array(memory);
        float[] weightingArray = views.array(weighting);
        float[] readsArray = views.array(reads);
        int heads = weighting.extent(1);
        int width = memory.extent(1);
        int n = memory.extent(2);
        for (int i = 0; i < memory.extent(0) * heads; i++) {
            int memoryAt = memory.offset() + i / heads * width * n;
            loops.read(
                    memoryArray,
                    memoryAt,
                    weightingArray,
                    weighting.offset() + i * n,
                    readsArray,
                    reads.offset() + i * width,
                    width,
                    n);
        }
    }

    void readBackward(View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        float[] memoryArray = views.array(memory);
        float[] weightingArray = views.array(weighting);
        float[] dReadsArray = views.array(dReads);
        float[] dMemoryArray = views.array(dMemory);
        float[] dWeightingArray = views.array(dWeighting);
        int heads = weighting.extent(1);
        int width = memory.extent(1);
        int n = memory.extent(2);
        for (int i = 0; i < memory.extent(0) * heads; i++) {
            int start = i / heads * width * n;
            loops.readBackward(
                    memoryArray,
                    memory.offset() + start,
                    weightingArray,
                    weighting.offset() + i * n,
                    dReadsArray,
                    dReads.offset() + i * width,
                    dMemoryArray,
                    dMemory.offset() + start,
                    dWeightingArray,
                    dWeighting.offset() + i * n,
                    width,
                    n);
        }
    }

    void write(HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        float[] beforeArray = views.array(before);
        float[] weightingArray = views.array(weighting);
        float[] headsArray = views.array(heads);
        float[] afterArray = views.array(after);
        float[] normsArray = views.array(norms);
        int count = layout.writeHeads();
        int width = before.extent(1);
        int n = before.extent(2);
        for (int b = 0; b < before.extent(0); b++) {
            int row = heads.offset() + b * layout.width();
            loops.write(
                    beforeArray,
                    before.offset() + b * width * n,
                    weightingArray,
                    weighting.offset() + b * count * n,
                    count,
                    headsArray,
                    row + layout.eraseVector(0),
                    headsArray,
                    row + layout.addVector(0),
                    afterArray,
                    after.offset() + b * width * n,
                    NORM_EPSILON,
                    normsArray,
                    norms.offset() + b * n,
                    width,
                    n);
        }
    }

    void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads) {
        float[] beforeArray = views.array(before);
        float[] weightingArray = views.array(weighting);
        float[] headsArray = views.array(heads);
        float[] dMemoryArray = views.array(dMemory);
        float[] dWeightingArray = views.array(dWeighting);
        float[] dHeadsArray = views.array(dHeads);
        int count = layout.writeHeads();
        int width = before.extent(1);
        int n = before.extent(2);
        for (int b = 0; b < before.extent(0); b++) {
            int row = heads.offset() + b * layout.width();
            int dRow = dHeads.offset() + b * layout.width();
            loops.writeBackward(
                    beforeArray,
                    before.offset() + b * width * n,
                    weightingArray,
                    weighting.offset() + b * count * n,
                    count,
                    headsArray,
                    row + layout.eraseVector(0),
                    headsArray,
                    row + layout.addVector(0),
                    dMemoryArray,
                    dMemory.offset() + b * width * n,
                    dWeightingArray,
                    dWeighting.offset() + b * count * n,
                    dHeadsArray,
                    dRow + layout.eraseVector(0),
                    dHeadsArray,
                    dRow + layout.addVector(0),
                    width,
                    n);
        }
    }
}
