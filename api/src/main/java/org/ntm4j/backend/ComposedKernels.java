package org.ntm4j.backend;

import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * Every kernel from the primitives of a backend, by topic. A backend that has primitives only returns
 * one of these from {@link TensorBackend#kernels}; one that has some faster kernels extends it and
 * overrides those.
 *
 * <p>Temporaries are allocated on the backend and released before a kernel returns.
 */
public class ComposedKernels implements FusedKernels {
    private final TensorBackend backend;
    private final ComposedLinear linear;
    private final ComposedActivations activations;
    private final ComposedHeads heads;
    private final ComposedMemory memory;
    private final ComposedCell cell;
    private final ComposedLoss loss;
    private final ComposedOptimizers optimizers;

    /** Kernels upon the primitives of {@code backend}, whose {@link TensorBackend#kernels} is not used. */
    public ComposedKernels(TensorBackend backend) {
        this.backend = backend;
        linear = new ComposedLinear(backend);
        activations = new ComposedActivations(backend);
        heads = new ComposedHeads(backend);
        memory = new ComposedMemory(backend);
        cell = new ComposedCell(backend);
        loss = new ComposedLoss(backend);
        optimizers = new ComposedOptimizers(backend);
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        linear.forward(x, w, bias, y);
    }

    @Override
    public void linearBackwardInput(View dy, View w, View dx) {
        linear.backwardInput(dy, w, dx);
    }

    @Override
    public void linearBackwardWeights(View x, View dy, View dw, View dbias) {
        linear.backwardWeights(x, dy, dw, dbias);
    }

    @Override
    public void activate(Activation activation, View x, View y) {
        activations.forward(activation, x, y);
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        activations.backward(activation, y, dy, dx);
    }

    @Override
    public void softmax(View x, View y) {
        activations.softmax(x, y);
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        activations.softmaxBackward(y, dy, dx);
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View values) {
        heads.forward(layout, raw, values);
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View values, View dHeads, View dRaw) {
        heads.backward(layout, values, dHeads, dRaw);
    }

    @Override
    public void rowNorms(View matrix, View norms) {
        memory.rowNorms(matrix, norms);
    }

    @Override
    public void address(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View values,
            View previous,
            View weighting,
            View planes) {
        addressing(layout, group, matrix, norms, values, previous, weighting, planes).forward();
    }

    @Override
    public void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View values,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious) {
        new ComposedAddressingBackward(
                        addressing(
                                layout, group, matrix, norms, values, previous, weighting, planes),
                        dWeighting,
                        dMemory,
                        new HeadParts(layout, group, dHeads),
                        dPrevious)
                .run();
    }

    private ComposedAddressing addressing(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View values,
            View previous,
            View weighting,
            View planes) {
        HeadParts parts = new HeadParts(layout, group, values);
        return new ComposedAddressing(backend, matrix, norms, parts, previous, weighting, planes);
    }

    @Override
    public void read(View matrix, View weighting, View reads) {
        memory.read(matrix, weighting, reads);
    }

    @Override
    public void readBackward(
            View matrix, View weighting, View dReads, View dMemory, View dWeighting) {
        memory.readBackward(matrix, weighting, dReads, dMemory, dWeighting);
    }

    @Override
    public void write(
            HeadLayout layout, View before, View weighting, View values, View after, View norms) {
        memory.write(layout, before, weighting, values, after, norms);
    }

    @Override
    public void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View values,
            View dMemory,
            View dWeighting,
            View dHeads) {
        memory.writeBackward(layout, before, weighting, values, dMemory, dWeighting, dHeads);
    }

    @Override
    public void lstmCell(View gates, View cPrevious, View c, View h) {
        cell.forward(gates, cPrevious, c, h);
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        cell.backward(gates, cPrevious, c, dc, dh, dGates, dcPrevious);
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        loss.forward(logits, targets, mask, perSequence);
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        loss.backward(logits, targets, mask, scale, dLogits);
    }

    @Override
    public void clipNorm(View x, double limit, View norm) {
        optimizers.clipNorm(x, limit, norm);
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
        optimizers.rmsProp(
                parameters,
                gradients,
                meanSquare,
                mean,
                delta,
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
        optimizers.adam(
                parameters,
                gradients,
                firstMoment,
                secondMoment,
                learningRate,
                beta1,
                beta2,
                correction1,
                correction2,
                epsilon,
                clip);
    }
}
