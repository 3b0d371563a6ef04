package org.ntm4j.backend.reference;

import org.ntm4j.backend.Activation;

/** Squashing functions and softmax of rows. */
final class ReferenceActivations {
    private ReferenceActivations() {}

    static double value(Activation activation, double x) {
        return switch (activation) {
            case TANH -> Math.tanh(x);
            case SIGMOID -> ReferencePrimitives.sigmoid(x);
        };
    }

    /** The derivative at the point where the function has the value {@code y}. */
    static double derivative(Activation activation, double y) {
        return switch (activation) {
            case TANH -> 1 - y * y;
            case SIGMOID -> y * (1 - y);
        };
    }

    /** {@code y = activation(x)}. */
    static void forward(Activation activation, DoubleTensor x, DoubleTensor y) {
        y.forEachIndex((i, j, k, l) -> y.set(i, j, k, l, value(activation, x.get(i, j, k, l))));
    }

    /** {@code dx += dy · activation'}. */
    static void backward(Activation activation, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        dx.forEachIndex(
                (i, j, k, l) -> {
                    double slope = derivative(activation, y.get(i, j, k, l));
                    dx.add(i, j, k, l, dy.get(i, j, k, l) * slope);
                });
    }

    /** {@code y(r,i) = e^(x(r,i) − max) / Σ_j e^(x(r,j) − max)}. */
    static void softmax(DoubleTensor x, DoubleTensor y) {
        for (int row = 0; row < x.extent(0); row++) {
            double[] logits = new double[x.extent(1)];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = x.get(row, i);
            }
            double[] values = softmax(logits);
            for (int i = 0; i < values.length; i++) {
                y.set(row, i, values[i]);
            }
        }
    }

    /** Softmax of one row, the maximum subtracted. */
    static double[] softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double[] values = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            values[i] = Math.exp(logits[i] - max);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }

    /** {@code dx(r,i) += y(r,i) · (dy(r,i) − Σ_j y(r,j)·dy(r,j))}. */
    static void softmaxBackward(DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        for (int row = 0; row < y.extent(0); row++) {
            double[] values = new double[y.extent(1)];
            double[] gradients = new double[y.extent(1)];
            for (int i = 0; i < values.length; i++) {
                values[i] = y.get(row, i);
                gradients[i] = dy.get(row, i);
            }
            double[] logitGradients = softmaxBackward(values, gradients);
            for (int i = 0; i < values.length; i++) {
                dx.add(row, i, logitGradients[i]);
            }
        }
    }

    /** The gradient of the logits of one row. */
    static double[] softmaxBackward(double[] y, double[] dy) {
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            mean += y[i] * dy[i];
        }
        double[] dx = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            dx[i] = y[i] * (dy[i] - mean);
        }
        return dx;
    }
}
