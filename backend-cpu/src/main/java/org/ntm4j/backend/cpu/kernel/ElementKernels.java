package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.Activation;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadLayout;

/** Activations, softmax and head functions: goes through the rows. */
final class ElementKernels {
    private final DenseViews views;
    private final ElementLoops elements;
    private final HeadFunctions headFunctions;

    ElementKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.elements = loops.elements();
        this.headFunctions = new HeadFunctions(loops);
    }

    void activate(Activation activation, View x, View y) {
        float[] from = views.array(x);
        float[] to = views.array(y);
        switch (activation) {
            case TANH -> elements.tanh(from, x.offset(), to, y.offset(), x.size());
            case SIGMOID -> elements.sigmoid(from, x.offset(), to, y.offset(), x.size());
        }
    }

    void activateBackward(Activation activation, View y, View dy, View dx) {
        float[] values = views.array(y);
        float[] from = views.array(dy);
        float[] to = views.array(dx);
        switch (activation) {
            case TANH ->
                    elements.tanhBackward(
                            values, y.offset(), from, dy.offset(), to, dx.offset(), y.size());
            case SIGMOID ->
                    elements.sigmoidBackward(
                            values, y.offset(), from, dy.offset(), to, dx.offset(), y.size());
        }
    }

    void softmax(View x, View y) {
        float[] from = views.array(x);
        float[] to = views.array(y);
        int n = x.extent(1);
        for (int row = 0; row < x.extent(0); row++) {
            headFunctions.softmax(from, x.offset() + row * n, to, y.offset() + row * n, n);
        }
    }

    void softmaxBackward(View y, View dy, View dx) {
        float[] values = views.array(y);
        float[] from = views.array(dy);
        float[] to = views.array(dx);
        int n = y.extent(1);
        for (int row = 0; row < y.extent(0); row++) {
            int at = row * n;
            headFunctions.softmaxBackward(
                    values, y.offset() + at, from, dy.offset() + at, to, dx.offset() + at, n);
        }
    }

    void headActivations(HeadLayout layout, View raw, View heads) {
        float[] from = views.array(raw);
        float[] to = views.array(heads);
        for (int at = 0; at < raw.size(); at += layout.width()) {
            headFunctions.forward(layout, from, raw.offset() + at, to, heads.offset() + at);
        }
    }

    void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw) {
        float[] values = views.array(heads);
        float[] from = views.array(dHeads);
        float[] to = views.array(dRaw);
        for (int at = 0; at < heads.size(); at += layout.width()) {
            headFunctions.backward(
                    layout,
                    values,
                    heads.offset() + at,
                    from,
                    dHeads.offset() + at,
                    to,
                    dRaw.offset() + at);
        }
    }
}
