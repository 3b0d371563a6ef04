package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.Activation;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadLayout;

/** Squashing functions, softmax, head parameters and LSTM cells: {@code activations.cu}. */
final class ElementKernels {
    private final DenseViews views;
    private final Launcher launcher;
    private final Kernel activate;
    private final Kernel activateBackward;
    private final Kernel softmax;
    private final Kernel softmaxBackward;
    private final Kernel headActivations;
    private final Kernel headActivationsBackward;
    private final Kernel lstmCell;
    private final Kernel lstmCellBackward;

    ElementKernels(DenseViews views, Launcher launcher, KernelModule module) {
        this.views = views;
        this.launcher = launcher;
        activate = module.kernel("activate");
        activateBackward = module.kernel("activate_backward");
        softmax = module.kernel("softmax");
        softmaxBackward = module.kernel("softmax_backward");
        headActivations = module.kernel("head_activations");
        headActivationsBackward = module.kernel("head_activations_backward");
        lstmCell = module.kernel("lstm_cell");
        lstmCellBackward = module.kernel("lstm_cell_backward");
    }

    void activate(Activation activation, View x, View y) {
        launcher.begin(activate).add(OpCodes.of(activation));
        launcher.addAddress(views.address(x)).addAddress(views.address(y));
        launcher.add(y.size()).runOver(y.size());
    }

    void activateBackward(Activation activation, View y, View dy, View dx) {
        launcher.begin(activateBackward).add(OpCodes.of(activation));
        launcher.addAddress(views.address(y)).addAddress(views.address(dy));
        launcher.addAddress(views.address(dx)).add(dx.size()).runOver(dx.size());
    }

    void softmax(View x, View y) {
        launcher.begin(softmax).addAddress(views.address(x)).addAddress(views.address(y));
        runOverRows(y);
    }

    void softmaxBackward(View y, View dy, View dx) {
        launcher.begin(softmaxBackward).addAddress(views.address(y));
        launcher.addAddress(views.address(dy)).addAddress(views.address(dx));
        runOverRows(dx);
    }

    private void runOverRows(View target) {
        int rows = target.extent(0);
        int columns = target.extent(1);
        launcher.add(rows).add(columns);
        if (target.size() > 0) {
            launcher.runBlocks(Math.min(rows, Launcher.MOST_BLOCKS), columns, 0);
        }
    }

    void headActivations(HeadLayout layout, View raw, View values) {
        launcher.begin(headActivations);
        launcher.addAddress(views.address(raw)).addAddress(views.address(values));
        runOverHeads(layout, values.extent(0));
    }

    void headActivationsBackward(HeadLayout layout, View values, View dValues, View dRaw) {
        launcher.begin(headActivationsBackward).addAddress(views.address(values));
        launcher.addAddress(views.address(dValues)).addAddress(views.address(dRaw));
        runOverHeads(layout, dRaw.extent(0));
    }

    private void runOverHeads(HeadLayout layout, int batch) {
        int softmaxes = layout.shiftWeighting(0);
        launcher.add(batch).add(layout.width()).add(layout.eraseVector(0));
        launcher.add(layout.keyStrength(0)).add(layout.sharpening(0)).add(softmaxes);
        launcher.add(layout.heads()).add(layout.shifts());
        launcher.runOver(batch * (softmaxes + layout.heads()));
    }

    void lstmCell(View gates, View cPrevious, View c, View h) {
        launcher.begin(lstmCell);
        launcher.addAddress(views.address(gates)).addAddress(views.address(cPrevious));
        launcher.addAddress(views.address(c)).addAddress(views.address(h));
        launcher.add(c.extent(0)).add(c.extent(1)).runOver(c.size());
    }

    void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        launcher.begin(lstmCellBackward);
        launcher.addAddress(views.address(gates)).addAddress(views.address(cPrevious));
        launcher.addAddress(views.address(c)).addAddress(views.address(dc));
        launcher.addAddress(views.address(dh)).addAddress(views.address(dGates));
        launcher.addAddress(views.address(dcPrevious));
        launcher.add(c.extent(0)).add(c.extent(1)).runOver(c.size());
    }
}
