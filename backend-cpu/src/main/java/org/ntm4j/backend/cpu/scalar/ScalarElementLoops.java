package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.ElementLoops;

/** {@link ElementLoops} in plain Java. */
final class ScalarElementLoops implements ElementLoops {
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void tanhSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        for (int i = 0; i < n; i++) {
            slopes[slopesAt + i] = 1 - y[yAt + i] * y[yAt + i];
        }
    }

    @Override
    public void sigmoidSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        for (int i = 0; i < n; i++) {
            slopes[slopesAt + i] = y[yAt + i] * (1 - y[yAt + i]);
        }
    }

    @Override
    public void softplusSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        for (int i = 0; i < n; i++) {
            slopes[slopesAt + i] = (float) -Math.expm1(-y[yAt + i]);
        }
    }

    @Override
    public void addProducts(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[aAt + i] * b[bAt + i];
        }
        return sum;
    }

    @Override
    public float max(float[] x, int at, int n) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, x[at + i]);
        }
        return largest;
    }

    @Override
    public float exp(float[] x, int xAt, float slope, float shift, float[] y, int yAt, int n) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            float value = (float) Math.exp(slope * x[xAt + i] + shift);
            y[yAt + i] = value;
            sum += value;
        }
        return sum;
    }

    @Override
    public void scale(float[] x, int at, float factor, int n) {
        for (int i = 0; i < n; i++) {
            x[at + i] *= factor;
        }
    }

    @Override
    public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += factor * x[xAt + i];
        }
    }

    @Override
    public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = (float) Math.tanh(x[xAt + i]);
        }
    }

    @Override
    public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = ScalarMath.sigmoid(x[xAt + i]);
        }
    }

    @Override
    public void softplus(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = ScalarMath.softplus(x[xAt + i]) + shift;
        }
    }

    @Override
    public void tanhBackward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i++) {
            float value = y[yAt + i];
            dx[dxAt + i] += dy[dyAt + i] * (1 - value * value);
        }
    }

    @Override
    public void sigmoidBackward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i++) {
            float value = y[yAt + i];
            dx[dxAt + i] += dy[dyAt + i] * value * (1 - value);
        }
    }

    @Override
    public void softplusBackward(
            float[] y, int yAt, float shift, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i++) {
            double slope = 1 - Math.exp(shift - y[yAt + i]);
            dx[dxAt + i] += (float) (dy[dyAt + i] * slope);
        }
    }

    @Override
    public void softmaxBackward(
            float[] y, int yAt, float[] dy, int dyAt, float mean, float[] dx, int dxAt, int n) {
        for (int i = 0; i < n; i++) {
            dx[dxAt + i] += y[yAt + i] * (dy[dyAt + i] - mean);
        }
    }
}
