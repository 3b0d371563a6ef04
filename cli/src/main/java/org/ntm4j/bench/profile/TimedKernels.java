package org.ntm4j.bench.profile;

import java.util.Optional;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.bench.operations.Kernel;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** The kernels of a backend, each call timed. */
final class TimedKernels implements FusedKernels {
    private final FusedKernels kernels;
    private final KernelClock clock;

    TimedKernels(FusedKernels kernels, KernelClock clock) {
        this.kernels = kernels;
        this.clock = clock;
    }

    @Override
    public void linear(View x, View w, View bias, View y) {
        long start = clock.start();
        kernels.linear(x, w, bias, y);
        clock.stop(Kernel.LINEAR, start);
    }

    @Override
    public void linearBackwardInput(View dy, View w, View dx) {
        long start = clock.start();
        kernels.linearBackwardInput(dy, w, dx);
        clock.stop(Kernel.LINEAR_INPUT, start);
    }

    @Override
    public void linearBackwardWeights(View x, View dy, View dw, View dbias) {
        long start = clock.start();
        kernels.linearBackwardWeights(x, dy, dw, dbias);
        clock.stop(Kernel.LINEAR_WEIGHTS, start);
    }

    @Override
    public void activate(Activation activation, View x, View y) {
        long start = clock.start();
        kernels.activate(activation, x, y);
        clock.stop(Kernel.ACTIVATE, start);
    }

    @Override
    public void activateBackward(Activation activation, View y, View dy, View dx) {
        long start = clock.start();
        kernels.activateBackward(activation, y, dy, dx);
        clock.stop(Kernel.ACTIVATE_BACKWARD, start);
    }

    @Override
    public void softmax(View x, View y) {
        long start = clock.start();
        kernels.softmax(x, y);
        clock.stop(Kernel.SOFTMAX, start);
    }

    @Override
    public void softmaxBackward(View y, View dy, View dx) {
        long start = clock.start();
        kernels.softmaxBackward(y, dy, dx);
        clock.stop(Kernel.SOFTMAX_BACKWARD, start);
    }

    @Override
    public void headActivations(HeadLayout layout, View raw, View heads) {
        long start = clock.start();
        kernels.headActivations(layout, raw, heads);
        clock.stop(Kernel.HEADS, start);
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        long start = clock.start();
        kernels.headActivationsBackward(layout, heads, dHeads, dRaw);
        clock.stop(Kernel.HEADS_BACKWARD, start);
    }

    @Override
    public void rowNorms(View memory, View norms) {
        long start = clock.start();
        kernels.rowNorms(memory, norms);
        clock.stop(Kernel.NORMS, start);
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
        long start = clock.start();
        kernels.address(layout, group, memory, norms, heads, previous, weighting, planes);
        clock.stop(Kernel.ADDRESS, start);
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
        long start = clock.start();
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
        clock.stop(Kernel.ADDRESS_BACKWARD, start);
    }

    @Override
    public void read(View memory, View weighting, View reads) {
        long start = clock.start();
        kernels.read(memory, weighting, reads);
        clock.stop(Kernel.READ, start);
    }

    @Override
    public void readBackward(
            View memory, View weighting, View dReads, View dMemory, View dWeighting) {
        long start = clock.start();
        kernels.readBackward(memory, weighting, dReads, dMemory, dWeighting);
        clock.stop(Kernel.READ_BACKWARD, start);
    }

    @Override
    public void write(
            HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        long start = clock.start();
        kernels.write(layout, before, weighting, heads, after, norms);
        clock.stop(Kernel.WRITE, start);
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
        long start = clock.start();
        kernels.writeBackward(layout, before, weighting, heads, dMemory, dWeighting, dHeads);
        clock.stop(Kernel.WRITE_BACKWARD, start);
    }

    @Override
    public void lstmCell(View gates, View cPrevious, View c, View h) {
        long start = clock.start();
        kernels.lstmCell(gates, cPrevious, c, h);
        clock.stop(Kernel.CELL, start);
    }

    @Override
    public void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        long start = clock.start();
        kernels.lstmCellBackward(gates, cPrevious, c, dc, dh, dGates, dcPrevious);
        clock.stop(Kernel.CELL_BACKWARD, start);
    }

    @Override
    public void crossEntropy(View logits, View targets, View mask, View perSequence) {
        long start = clock.start();
        kernels.crossEntropy(logits, targets, mask, perSequence);
        clock.stop(Kernel.LOSS, start);
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        long start = clock.start();
        kernels.crossEntropyBackward(logits, targets, mask, scale, dLogits);
        clock.stop(Kernel.LOSS_BACKWARD, start);
    }

    @Override
    public void clipNorm(View x, double limit, View norm) {
        long start = clock.start();
        kernels.clipNorm(x, limit, norm);
        clock.stop(Kernel.CLIP, start);
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
        long start = clock.start();
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
        clock.stop(Kernel.OPTIMIZER, start);
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
        long start = clock.start();
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
        clock.stop(Kernel.OPTIMIZER, start);
    }

    @Override
    public Optional<EpisodeKernels> episodes(EpisodePlan plan) {
        return kernels.episodes(plan).map(episode -> new TimedEpisode(episode, clock));
    }
}
