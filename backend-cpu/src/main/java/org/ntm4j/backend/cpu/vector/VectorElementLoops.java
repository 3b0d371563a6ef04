package org.ntm4j.backend.cpu.vector;

import static jdk.incubator.vector.VectorOperators.MAX;
import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.whole;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.simd.Lanes;
import org.ntm4j.backend.cpu.simd.VectorMath;

/**
 * {@link ElementLoops} with vectors. Where a function costs much, a rest that fills no vector is copied
 * to where there is room for one; elsewhere it is done one by one. A method that does both at once
 * would put vectors on the heap.
 */
final class VectorElementLoops implements ElementLoops {
    private final float[] room = Lanes.room(1);
    private final float[] rest0 = Lanes.room(1);
    private final float[] rest1 = Lanes.room(1);

    @Override
    public int lanes() {
        return COUNT;
    }

    @Override
    public void tanhSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        FloatVector one = all(1f);
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector value = load(y, yAt + i);
            value.neg().fma(value, one).intoArray(slopes, slopesAt + i);
        }
        for (; i < n; i++) {
            slopes[slopesAt + i] = 1 - y[yAt + i] * y[yAt + i];
        }
    }

    @Override
    public void sigmoidSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector value = load(y, yAt + i);
            value.neg().fma(value, value).intoArray(slopes, slopesAt + i);
        }
        for (; i < n; i++) {
            slopes[slopesAt + i] = y[yAt + i] * (1 - y[yAt + i]);
        }
    }

    @Override
    public void softplusSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            VectorMath.softplusSlope(load(y, yAt + i)).intoArray(slopes, slopesAt + i);
        }
        for (; i < n; i++) {
            slopes[slopesAt + i] = (float) -Math.expm1(-y[yAt + i]);
        }
    }

    @Override
    public void addProducts(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            load(a, aAt + i).fma(load(b, bAt + i), load(y, yAt + i)).intoArray(y, yAt + i);
        }
        for (; i < n; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        FloatVector sum0 = zero();
        FloatVector sum1 = zero();
        int i = 0;
        for (int end = n - 2 * COUNT; i <= end; i += 2 * COUNT) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
            sum1 = load(a, aAt + i + COUNT).fma(load(b, bAt + i + COUNT), sum1);
        }
        if (i <= n - COUNT) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
            i += COUNT;
        }
        float sum = Lanes.sum(sum0.add(sum1), room);
        for (; i < n; i++) {
            sum += a[aAt + i] * b[bAt + i];
        }
        return sum;
    }

    @Override
    public float max(float[] x, int at, int n) {
        int whole = whole(n);
        float largest = whole == 0 ? Float.NEGATIVE_INFINITY : wholeMax(x, at, whole);
        for (int i = whole; i < n; i++) {
            largest = Math.max(largest, x[at + i]);
        }
        return largest;
    }

    private static float wholeMax(float[] x, int at, int n) {
        FloatVector most = load(x, at);
        for (int i = COUNT; i < n; i += COUNT) {
            most = most.max(load(x, at + i));
        }
        return most.reduceLanes(MAX);
    }

    @Override
    public float exp(float[] x, int xAt, float slope, float shift, float[] y, int yAt, int n) {
        int whole = whole(n);
        float sum = whole == 0 ? 0 : wholeExp(x, xAt, slope, shift, y, yAt, whole);
        return whole == n
                ? sum
                : sum + restExp(x, xAt + whole, slope, shift, y, yAt + whole, n - whole);
    }

    private float wholeExp(
            float[] x, int xAt, float slope, float shift, float[] y, int yAt, int n) {
        FloatVector a = all(slope);
        FloatVector b = all(shift);
        FloatVector sum = zero();
        for (int i = 0; i < n; i += COUNT) {
            FloatVector power = VectorMath.exp(load(x, xAt + i).fma(a, b));
            power.intoArray(y, yAt + i);
            sum = sum.add(power);
        }
        return Lanes.sum(sum, room);
    }

    private float restExp(float[] x, int xAt, float slope, float shift, float[] y, int yAt, int n) {
        System.arraycopy(x, xAt, rest0, 0, n);
        VectorMath.exp(load(rest0, 0).fma(all(slope), all(shift))).intoArray(rest0, 0);
        System.arraycopy(rest0, 0, y, yAt, n);
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += rest0[i];
        }
        return sum;
    }

    @Override
    public void scale(float[] x, int at, float factor, int n) {
        FloatVector by = all(factor);
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            load(x, at + i).mul(by).intoArray(x, at + i);
        }
        for (; i < n; i++) {
            x[at + i] *= factor;
        }
    }

    @Override
    public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int n) {
        FloatVector by = all(factor);
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            load(x, xAt + i).fma(by, load(y, yAt + i)).intoArray(y, yAt + i);
        }
        for (; i < n; i++) {
            y[yAt + i] += factor * x[xAt + i];
        }
    }

    @Override
    public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            VectorMath.tanh(load(x, xAt + i)).intoArray(y, yAt + i);
        }
        if (i < n) {
            restTanh(x, xAt + i, y, yAt + i, n - i);
        }
    }

    private void restTanh(float[] x, int xAt, float[] y, int yAt, int n) {
        System.arraycopy(x, xAt, rest0, 0, n);
        VectorMath.tanh(load(rest0, 0)).intoArray(rest0, 0);
        System.arraycopy(rest0, 0, y, yAt, n);
    }

    @Override
    public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            VectorMath.sigmoid(load(x, xAt + i)).intoArray(y, yAt + i);
        }
        if (i < n) {
            restSigmoid(x, xAt + i, y, yAt + i, n - i);
        }
    }

    private void restSigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        System.arraycopy(x, xAt, rest0, 0, n);
        VectorMath.sigmoid(load(rest0, 0)).intoArray(rest0, 0);
        System.arraycopy(rest0, 0, y, yAt, n);
    }

    @Override
    public void softplus(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            VectorMath.softplus(load(x, xAt + i)).add(shift).intoArray(y, yAt + i);
        }
        if (i < n) {
            restSoftplus(x, xAt + i, shift, y, yAt + i, n - i);
        }
    }

    private void restSoftplus(float[] x, int xAt, float shift, float[] y, int yAt, int n) {
        System.arraycopy(x, xAt, rest0, 0, n);
        VectorMath.softplus(load(rest0, 0)).add(shift).intoArray(rest0, 0);
        System.arraycopy(rest0, 0, y, yAt, n);
    }

    @Override
    public void tanhBackward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector value = load(y, yAt + i);
            FloatVector slope = value.neg().fma(value, all(1f));
            load(dy, dyAt + i).fma(slope, load(dx, dxAt + i)).intoArray(dx, dxAt + i);
        }
        for (; i < n; i++) {
            dx[dxAt + i] += dy[dyAt + i] * (1 - y[yAt + i] * y[yAt + i]);
        }
    }

    @Override
    public void sigmoidBackward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector value = load(y, yAt + i);
            FloatVector slope = value.neg().fma(value, value);
            load(dy, dyAt + i).fma(slope, load(dx, dxAt + i)).intoArray(dx, dxAt + i);
        }
        for (; i < n; i++) {
            dx[dxAt + i] += dy[dyAt + i] * y[yAt + i] * (1 - y[yAt + i]);
        }
    }

    @Override
    public void softplusBackward(
            float[] y, int yAt, float shift, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector slope = VectorMath.softplusSlope(load(y, yAt + i).sub(shift));
            load(dy, dyAt + i).fma(slope, load(dx, dxAt + i)).intoArray(dx, dxAt + i);
        }
        if (i < n) {
            restSoftplusBackward(y, yAt + i, shift, dy, dyAt + i, dx, dxAt + i, n - i);
        }
    }

    private void restSoftplusBackward(
            float[] y, int yAt, float shift, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        System.arraycopy(y, yAt, rest0, 0, n);
        System.arraycopy(dy, dyAt, rest1, 0, n);
        FloatVector slope = VectorMath.softplusSlope(load(rest0, 0).sub(shift));
        load(rest1, 0).mul(slope).intoArray(rest1, 0);
        for (int i = 0; i < n; i++) {
            dx[dxAt + i] += rest1[i];
        }
    }

    @Override
    public void softmaxBackward(
            float[] y, int yAt, float[] dy, int dyAt, float mean, float[] dx, int dxAt, int n) {
        int i = 0;
        for (int end = whole(n); i < end; i += COUNT) {
            FloatVector deviation = load(dy, dyAt + i).sub(mean);
            load(y, yAt + i).fma(deviation, load(dx, dxAt + i)).intoArray(dx, dxAt + i);
        }
        for (; i < n; i++) {
            dx[dxAt + i] += y[yAt + i] * (dy[dyAt + i] - mean);
        }
    }
}
