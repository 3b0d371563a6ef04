package org.ntm4j.backend.cpu.kernel;

import java.util.Optional;
import java.util.function.Function;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.storage.FloatMemory;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * All fused kernels, by topic. Each topic takes views apart into arrays and offsets, goes through
 * batch and heads, and leaves the work to {@link Loops}. A sequence is done with before the next
 * begins, which keeps its memory in the cache.
 */
public final class CpuKernels implements FusedKernels {
    private final LinearKernels linear;
    private final ElementKernels elements;
    private final AddressingKernels addressing;
    private final MemoryKernels memory;
    private final CellKernels cell;
    private final CrossEntropy crossEntropy;
    private final OptimizerKernels optimizers;
    private final Function<EpisodePlan, Optional<EpisodeKernels>> episodes;

    /**
     * Kernels on that memory.
     *
     * @param episodes the kernels of whole episodes that are offered for a plan
     */
    public CpuKernels(
            FloatMemory storages,
            Loops loops,
            MatrixProduct product,
            Function<EpisodePlan, Optional<EpisodeKernels>> episodes) {
        this.episodes = episodes;
        DenseViews views = new DenseViews(storages);
        linear = new LinearKernels(views, loops, product);
        elements = new ElementKernels(views, loops);
        addressing = new AddressingKernels(views, loops);
        memory = new MemoryKernels(views, loops);
        cell = new CellKernels(views, loops);
        crossEntropy = new CrossEntropy(views, loops);
        optimizers = new OptimizerKernels(views, loops);
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
    public void headActivations(HeadLayout layout, View raw, View heads) {
        elements.headActivations(layout, raw, heads);
    }

    @Override
    public void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        elements.headActivationsBackward(layout, heads, dHeads, dRaw);
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
            View heads,
            View previous,
            View weighting,
            View planes) {
        addressing.address(layout, group, matrix, norms, heads, previous, weighting, planes);
    }

    @Override
    public void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious) {
        addressing.addressBackward(
                layout,
                group,
                matrix,
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
            HeadLayout layout, View before, View weighting, View heads, View after, View norms) {
        memory.write(layout, before, weighting, heads, after, norms);
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
        memory.writeBackward(layout, before, weighting, heads, dMemory, dWeighting, dHeads);
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
        crossEntropy.forward(logits, targets, mask, perSequence);
    }

    @Override
    public void crossEntropyBackward(
            View logits, View targets, View mask, double scale, View dLogits) {
        crossEntropy.backward(logits, targets, mask, (float) scale, dLogits);
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

    @Override
    public Optional<EpisodeKernels> episodes(EpisodePlan plan) {
        return episodes.apply(plan);
    }
}
