package org.ntm4j.backend.cpu.kernel;

import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;

/** The linear layer: loops of its own for few rows, a matrix product for many. */
final class LinearKernels {
    /** From so many rows on a matrix product is faster than the loops. */
    private static final int PRODUCT_ROWS = 4;

    private final DenseViews views;
    private final LinearLoops loops;
    private final MatrixProduct product;

    LinearKernels(DenseViews views, Loops loops, MatrixProduct product) {
        this.views = views;
        this.loops = loops.linear();
        this.product = product;
    }

    void forward(View x, View w, View bias, View y) {
        float[] from = views.array(x);
        float[] weights = views.array(w);
        float[] biases = views.array(bias);
        float[] to = views.array(y);
        int rows = x.extent(0);
        int inputs = w.extent(0);
        int outputs = w.extent(1);
        if (rows < PRODUCT_ROWS) {
            loops.forward(
                    from,
                    x.offset(),
                    weights,
                    w.offset(),
                    biases,
                    bias.offset(),
                    to,
                    y.offset(),
                    rows,
                    inputs,
                    outputs);
            return;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(biases, bias.offset(), to, y.offset() + row * outputs, outputs);
        }
        product.multiply(
                false,
                false,
                rows,
                outputs,
                inputs,
                1,
                from,
                x.offset(),
                inputs,
                weights,
                w.offset(),
                outputs,
                1,
                to,
                y.offset(),
                outputs);
    }

    void backwardInput(View dy, View w, View dx) {
        float[] from = views.array(dy);
        float[] weights = views.array(w);
        float[] to = views.array(dx);
        int rows = dy.extent(0);
        int inputs = w.extent(0);
        int outputs = w.extent(1);
        if (rows < PRODUCT_ROWS) {
            loops.backwardInput(
                    from, dy.offset(), weights, w.offset(), to, dx.offset(), rows, inputs, outputs);
            return;
        }
        product.multiply(
                false,
                true,
                rows,
                inputs,
                outputs,
                1,
                from,
                dy.offset(),
                outputs,
                weights,
                w.offset(),
                outputs,
                1,
                to,
                dx.offset(),
                inputs);
    }

    void backwardWeights(View x, View dy, View dw, View dbias) {
        float[] inputsArray = views.array(x);
        float[] from = views.array(dy);
        float[] to = views.array(dw);
        int rows = x.extent(0);
        int inputs = dw.extent(0);
        int outputs = dw.extent(1);
        product.multiply(
                true,
                false,
                inputs,
                outputs,
                rows,
                1,
                inputsArray,
                x.offset(),
                inputs,
                from,
                dy.offset(),
                outputs,
                1,
                to,
                dw.offset(),
                outputs);
        loops.addRows(from, dy.offset(), rows, outputs, views.array(dbias), dbias.offset());
    }
}
