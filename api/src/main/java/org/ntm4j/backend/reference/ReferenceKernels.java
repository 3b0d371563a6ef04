package org.ntm4j.backend.reference;

import org.ntm4j.backend.Activation;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Looks up the elements behind the views and hands them to the class that has the equation. */
final class ReferenceKernels implements FusedKernels {
    private final DoubleHeap heap;

    ReferenceKernels(DoubleHeap heap) {
        this.heap = heap;
    }

    private DoubleTensor of(View view) {
        return heap.tensor(view);
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        ReferenceLinear.forward(of(x), of(w), of(bias), of(y));
    }

    @Override
    public void linearBackwardInput(View dy, View w, View dx) {
        ReferenceLinear.backwardInput(of(dy), of(w), of(dx));
    }

    @Override
    public void linearBackwardWeights(View x, View dy, View dw, View dbias) {
        ReferenceLinear.backwardWeights(of(x), of(dy), of(dw), of(dbias));
    }

    @Override
    public void activate(Activation activation, View x, View y) {
        ReferenceActivations.forward(activation, of(x), of(y));
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        ReferenceActivations.backward(activation, of(y), of(dy), of(dx));
    }

    @Override
    public void softmax(View x, View y) {
        ReferenceActivations.softmax(of(x), of(y));
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        ReferenceActivations.softmaxBackward(of(y), of(dy), of(dx));
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View heads) {
        new ReferenceHeads(layout).forward(of(raw), of(heads));
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        new ReferenceHeads(layout).backward(of(heads), of(dHeads), of(dRaw));
    }

    @Override
    public void rowNorms(View memory, View norms) {
        ReferenceMemory.rowNorms(of(memory), of(norms));
    }

    @Override
    public void address(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes) {
        addressing(layout, group, memory, norms, heads, previous, weighting, planes).forward();
    }

    @Override
    public void addressBackward(
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
        ReferenceAddressing forward =
                addressing(layout, group, memory, norms, heads, previous, weighting, planes);
        new ReferenceAddressingBackward(
                        forward, of(dWeighting), of(dMemory), of(dHeads), of(dPrevious))
                .run();
    }

    private ReferenceAddressing addressing(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes) {
        return new ReferenceAddressing(
                layout,
                group,
                of(memory),
                of(norms),
                of(heads),
                of(previous),
                of(weighting),
                of(planes));
    }

    @Override
    public void read(View memory, View weighting, View reads) {
        ReferenceMemory.read(of(memory), of(weighting), of(reads));
    }

    @Override
    public void readBackward(
            View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        ReferenceMemory.readBackward(
                of(memory), of(weighting), of(dReads), of(dMemory), of(dWeighting));
    }

    @Override
    public void write(
            HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        ReferenceMemory.write(layout, of(before), of(weighting), of(heads), of(after));
        ReferenceMemory.rowNorms(of(after), of(norms));
    }

    @Override
    public void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads) {
        ReferenceMemory.writeBackward(
                layout,
                of(before),
                of(weighting),
                of(heads),
                of(dMemory),
                of(dWeighting),
                of(dHeads));
    }

    @Override
    public void lstmCell(View gates, View cPrevious, View c, View h) {
        ReferenceLstm.forward(of(gates), of(cPrevious), of(c), of(h));
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        ReferenceLstm.backward(
                of(gates), of(cPrevious), of(c), of(dc), of(dh), of(dGates), of(dcPrevious));
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        ReferenceLoss.forward(of(logits), of(targets), of(mask), of(perSequence));
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        ReferenceLoss.backward(of(logits), of(targets), of(mask), scale, of(dLogits));
    }

    @Override
    public void clipNorm(View x, double limit, View norm) {
        ReferenceOptimizers.clipNorm(of(x), limit, of(norm));
    }

    @Override
    public void rmsPropStep(
            View parameters,
            View gradients,
            View meanSquare,
            View mean,
            View delta,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip) {
        ReferenceOptimizers.rmsProp(
                of(parameters),
                of(gradients),
                of(meanSquare),
                of(mean),
                of(delta),
                learningRate,
                decay,
                momentum,
                epsilon,
                clip);
    }

    @Override
    public void adamStep(
            View parameters,
            View gradients,
            View firstMoment,
            View secondMoment,
            double learningRate,
            double beta1,
            double beta2,
            double correction1,
            double correction2,
            double epsilon,
            double clip) {
        ReferenceOptimizers.adam(
                of(parameters),
                of(gradients),
                of(firstMoment),
                of(secondMoment),
                learningRate,
                beta1,
                beta2,
                correction1,
                correction2,
                epsilon,
                clip);
    }
}
