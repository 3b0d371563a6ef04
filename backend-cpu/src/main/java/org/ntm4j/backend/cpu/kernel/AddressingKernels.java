package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Addressing: goes through batch and heads. */
final class AddressingKernels {
    private final DenseViews views;
    private final Addressing addressing;

    AddressingKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.addressing = new Addressing(loops);
    }

    void address(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes) {
        float[] memoryArray = views.array(memory);
        float[] normsArray = views.array(norms);
        float[] headsArray = views.array(heads);
        float[] previousArray = views.array(previous);
        float[] weightingArray = views.array(weighting);
        float[] planesArray = views.array(planes);
        int count = layout.count(group);
        int n = memory.extent(2);
        for (int i = 0; i < memory.extent(0) * count; i++) {
            int b = i / count;
            addressing.forward(
                    layout,
                    layout.first(group) + i % count,
                    n,
                    memoryArray,
                    memory.offset() + b * layout.memoryWidth() * n,
                    normsArray,
                    norms.offset() + b * n,
                    headsArray,
                    heads.offset() + b * layout.width(),
                    previousArray,
                    previous.offset() + i * n,
                    weightingArray,
                    weighting.offset() + i * n,
                    planesArray,
                    planes.offset() + i * AddressingPlanes.COUNT * n);
        }
    }

    void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious) {
        float[] memoryArray = views.array(memory);
        float[] normsArray = views.array(norms);
        float[] headsArray = views.array(heads);
        float[] previousArray = views.array(previous);
        float[] weightingArray = views.array(weighting);
        float[] planesArray = views.array(planes);
        float[] dWeightingArray = views.array(dWeighting);
        float[] dMemoryArray = views.array(dMemory);
        float[] dHeadsArray = views.array(dHeads);
        float[] dPreviousArray = views.array(dPrevious);
        int count = layout.count(group);
        int n = memory.extent(2);
        for (int i = 0; i < memory.extent(0) * count; i++) {
            int b = i / count;
            int memoryStart = b * layout.memoryWidth() * n;
            int headsStart = b * layout.width();
            addressing.backward(
                    layout,
                    layout.first(group) + i % count,
                    n,
                    memoryArray,
                    memory.offset() + memoryStart,
                    normsArray,
                    norms.offset() + b * n,
                    headsArray,
                    heads.offset() + headsStart,
                    previousArray,
                    previous.offset() + i * n,
                    weightingArray,
                    weighting.offset() + i * n,
                    planesArray,
                    planes.offset() + i * AddressingPlanes.COUNT * n,
                    dWeightingArray,
                    dWeighting.offset() + i * n,
                    dMemoryArray,
                    dMemory.offset() + memoryStart,
                    dHeadsArray,
                    dHeads.offset() + headsStart,
                    dPreviousArray,
                    dPrevious.offset() + i * n);
        }
    }
}
