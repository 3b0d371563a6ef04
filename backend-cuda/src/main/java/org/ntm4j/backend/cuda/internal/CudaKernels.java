package org.ntm4j.backend.cuda.internal;

import java.util.Optional;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The coarse kernels of this backend, by topic; each is one launch where its class doesn't say more. */
record CudaKernels(
        LinearKernels linear,
        ElementKernels elements,
        MemoryKernels memory,
        AddressKernels address,
        LossKernels loss,
        OptimizerKernels optimizers,
        Episodes episodes)
        implements FusedKernels {

    @Override
    public void linear(View x, View w, View bias, View y) {
        linear.linear(x, w, bias, y);
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
        elements.activate(activation, x, y);
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        elements.activateBackward(activation, y, dy, dx);
    }

    @Override
    public void softmax(View x, View y) {
        elements.softmax(x, y);
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        elements.softmaxBackward(y, dy, dx);
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View values) {
        elements.headActivations(layout, raw, values);
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View values, View dHeads, View dRaw) {
        elements.headActivationsBackward(layout, values, dHeads, dRaw);
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
        address.address(layout, group, matrix, norms, values, previous, weighting, planes);
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
        address.addressBackward(
                layout,
                group,
                matrix,
                norms,
                values,
                previous,
                weighting,
                planes,
                dWeighting,
                dMemory,
                dHeads,
                dPrevious);
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
        elements.lstmCell(gates, cPrevious, c, h);
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        elements.lstmCellBackward(gates, cPrevious, c, dc, dh, dGates, dcPrevious);
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        loss.crossEntropy(logits, targets, mask, perSequence);
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        loss.crossEntropyBackward(logits, targets, mask, scale, dLogits);
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
        optimizers.rmsPropStep(
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
        optimizers.adamStep(
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

    @Override
    public Optional<EpisodeKernels> episodes(EpisodePlan plan) {
        return episodes.of(plan);
    }
}
