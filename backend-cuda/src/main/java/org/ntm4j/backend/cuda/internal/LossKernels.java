package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;

/** The loss: {@code training.cu}. */
final class LossKernels {
    private final DenseViews views;
    private final Launcher launcher;
    private final Kernel crossEntropy;
    private final Kernel crossEntropyBackward;

    LossKernels(DenseViews views, Launcher launcher, KernelModule module) {
        this.views = views;
        this.launcher = launcher;
        crossEntropy = module.kernel("cross_entropy");
        crossEntropyBackward = module.kernel("cross_entropy_backward");
    }

    void crossEntropy(View logits, View targets, View mask, View perSequence) {
        launcher.begin(crossEntropy).addAddress(views.address(logits));
        launcher.addAddress(views.address(targets)).addAddress(views.address(mask));
        launcher.addAddress(views.address(perSequence));
        int steps = logits.extent(0);
        int batch = logits.extent(1);
        int channels = logits.extent(2);
        launcher.add(steps).add(batch).add(channels);
        if (batch > 0) {
            launcher.runBlocks(batch, steps * channels, 0);
        }
    }

    void crossEntropyBackward(View logits, View targets, View mask, double scale, View dLogits) {
        launcher.begin(crossEntropyBackward).addAddress(views.address(logits));
        launcher.addAddress(views.address(targets)).addAddress(views.address(mask));
        launcher.add((float) scale).addAddress(views.address(dLogits));
        launcher.add(logits.extent(2)).add(dLogits.size()).runOver(dLogits.size());
    }
}
