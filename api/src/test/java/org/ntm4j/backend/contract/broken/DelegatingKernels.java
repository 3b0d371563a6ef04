package org.ntm4j.backend.contract.broken;

import java.util.Optional;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Passes every call on; defects override what they break. */
class DelegatingKernels implements FusedKernels {
    private final FusedKernels kernels;

    DelegatingKernels(FusedKernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        kernels.linear(x, w, bias, y);
    }

    @Override
    public void linearBackwardInput(View dy, View w, View dx) {
        kernels.linearBackwardInput(dy, w, dx);
    }

    @Override
    public void linearBackwardWeights(View x, View dy, View dw, View dbias) {
        kernels.linearBackwardWeights(x, dy, dw, dbias);
    }

    @Override
    public void activate(Activation activation, View x, View y) {
        kernels.activate(activation, x, y);
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        kernels.activateBackward(activation, y, dy, dx);
    }

    @Override
    public void softmax(View x, View y) {
        kernels.softmax(x, y);
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        kernels.softmaxBackward(y, dy, dx);
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View heads) {
        kernels.headActivations(layout, raw, heads);
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        kernels.headActivationsBackward(layout, heads, dHeads, dRaw);
    }

    @Override
    public void rowNorms(View memory, View norms) {
        kernels.rowNorms(memory, norms);
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
        kernels.address(layout, group, memory, norms, heads, previous, weighting, planes);
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
        kernels.addressBackward(
                layout,
                group,
                memory,
                norms,
                heads,
                previous,
                weighting,
                planes,
                dWeighting,
                dMemory,
                dHeads,
                dPrevious);
    }

    @Override
    public void read(View memory, View weighting, View reads) {
        kernels.read(memory, weighting, reads);
    }

    @Override
    public void readBackward(
            View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        kernels.readBackward(memory, weighting, dReads, dMemory, dWeighting);
    }

    @Override
    public void write(
            HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        kernels.write(layout, before, weighting, heads, after, norms);
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
        kernels.writeBackward(layout, before, weighting, heads, dMemory, dWeighting, dHeads);
    }

    @Override
    public void lstmCell(View gates, View cPrevious, View c, View h) {
        kernels.lstmCell(gates, cPrevious, c, h);
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        kernels.lstmCellBackward(gates, cPrevious, c, dc, dh, dGates, dcPrevious);
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        kernels.crossEntropy(logits, targets, mask, perSequence);
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        kernels.crossEntropyBackward(logits, targets, mask, scale, dLogits);
    }

    @Override
    public void clipNorm(View x, double limit, View norm) {
        kernels.clipNorm(x, limit, norm);
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
        kernels.rmsPropStep(
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
        kernels.adamStep(
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
        return kernels.episodes(plan);
    }
}
