package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;

/** The LSTM cell: goes through the batch. */
final class CellKernels {
    private final DenseViews views;
    private final ElementLoops elements;
    private final CellLoops loops;

    CellKernels(DenseViews views, Loops loops) {
        this.views = views;
        this.elements = loops.elements();
        this.loops = loops.cell();
    }

    void forward(View gates, View cPrevious, View c, View h) {
        float[] gatesArray = views.array(gates);
        float[] cPreviousArray = views.array(cPrevious);
        float[] cArray = views.array(c);
        float[] hArray = views.array(h);
        int hidden = c.extent(1);
        for (int b = 0; b < c.extent(0); b++) {
            int at = gates.offset() + b * 4 * hidden;
            int g = at + 2 * hidden;
            int o = at + 3 * hidden;
            elements.sigmoid(gatesArray, at, gatesArray, at, 2 * hidden);
            elements.tanh(gatesArray, g, gatesArray, g, hidden);
            elements.sigmoid(gatesArray, o, gatesArray, o, hidden);
            loops.forward(
                    gatesArray,
                    at,
                    cPreviousArray,
                    cPrevious.offset() + b * hidden,
                    cArray,
                    c.offset() + b * hidden,
                    hArray,
                    h.offset() + b * hidden,
                    hidden);
        }
    }

    void backward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious) {
        float[] gatesArray = views.array(gates);
        float[] cPreviousArray = views.array(cPrevious);
        float[] cArray = views.array(c);
        float[] dcArray = views.array(dc);
        float[] dhArray = views.array(dh);
        float[] dGatesArray = views.array(dGates);
        float[] dcPreviousArray = views.array(dcPrevious);
        int hidden = c.extent(1);
        for (int b = 0; b < c.extent(0); b++) {
            int at = b * hidden;
            loops.backward(
                    gatesArray,
                    gates.offset() + 4 * at,
                    cPreviousArray,
                    cPrevious.offset() + at,
                    cArray,
                    c.offset() + at,
                    dcArray,
                    dc.offset() + at,
                    dhArray,
                    dh.offset() + at,
                    dGatesArray,
                    dGates.offset() + 4 * at,
                    dcPreviousArray,
                    dcPrevious.offset() + at,
                    hidden);
        }
    }
}
