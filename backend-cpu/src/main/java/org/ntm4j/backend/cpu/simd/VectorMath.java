package org.ntm4j.backend.cpu.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.ntm4j.backend.cpu.simd.Lanes.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Elementary functions of vectors, accurate to about two units in the last place. The coefficients of
 * the polynomials are those of the Cephes library (Moshier, 1992). NaN in, NaN out.
 */
public final class VectorMath {
    private static final float LOWEST_EXPONENT = -87.3f;
    private static final float HIGHEST_EXPONENT = 88.3f;
    private static final float LOG2_E = 1.44269504088896341f;

    /** 1.5 · 2²³: what is added to it is rounded to a whole number, in the lowest bits. */
    private static final float ROUNDER = 12582912f;

    private static final int ROUNDER_BITS = 0x4B400000;

    /** ln 2 = LN2_HIGH + LN2_LOW, the first with few bits. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;
    private static final int ONE_BITS = 0x3F800000;
    private static final int SQRT_HALF_BITS = 0x3F3504F3;
    private static final int MANTISSA_BITS = 23;
    private static final float TANH_BY_POLYNOMIAL = 0.625f;

    private VectorMath() {}

    /** {@code e^x}, where {@code x} is taken as −87.3 if below and 88.3 if above. */
    public static FloatVector exp(FloatVector argument) {
        FloatVector x = argument.max(LOWEST_EXPONENT).min(HIGHEST_EXPONENT);
        FloatVector rounded = x.fma(all(LOG2_E), all(ROUNDER));
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
        FloatVector p = all(1.9875691500e-4f).fma(r, all(1.3981999507e-3f));
        p = p.fma(r, all(8.3334519073e-3f));
        p = p.fma(r, all(4.1665795894e-2f));
        p = p.fma(r, all(1.6666665459e-1f));
        p = p.fma(r, all(5.0000001201e-1f));
        p = p.fma(r.mul(r), r.add(1f));
        IntVector power = rounded.reinterpretAsInts().lanewise(LSHL, MANTISSA_BITS).add(ONE_BITS);
        return p.mul(power.reinterpretAsFloats());
    }

    /** {@code ln x} for a normal {@code x} above 0. */
    public static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
        FloatVector mantissa =
                bits.sub(exponent.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
        FloatVector n = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
        FloatVector r = mantissa.sub(1f);
        FloatVector square = r.mul(r);
        FloatVector p = all(7.0376836292e-2f).fma(r, all(-1.1514610310e-1f));
        p = p.fma(r, all(1.1676998740e-1f));
        p = p.fma(r, all(-1.2420140846e-1f));
        p = p.fma(r, all(1.4249322787e-1f));
        p = p.fma(r, all(-1.6668057665e-1f));
        p = p.fma(r, all(2.0000714765e-1f));
        p = p.fma(r, all(-2.4999993993e-1f));
        p = p.fma(r, all(3.3333331174e-1f));
        p = n.fma(all(LN2_LOW), p.mul(r).mul(square));
        p = square.fma(all(-0.5f), p);
        return n.fma(all(LN2_HIGH), r.add(p));
    }

    /** {@code 1/(1 + e^-x)}. */
    public static FloatVector sigmoid(FloatVector x) {
        return all(1f).div(exp(x.neg()).add(1f));
    }

    /** {@code tanh x}. */
    public static FloatVector tanh(FloatVector x) {
        FloatVector large = all(1f).sub(all(2f).div(exp(x.add(x)).add(1f)));
        FloatVector square = x.mul(x);
        FloatVector p = all(-5.70498872745e-3f).fma(square, all(2.06390887954e-2f));
        p = p.fma(square, all(-5.37397155531e-2f));
        p = p.fma(square, all(1.33314422036e-1f));
        p = p.fma(square, all(-3.33332819422e-1f));
        FloatVector small = p.mul(square).fma(x, x);
        return small.blend(large, x.abs().compare(GT, TANH_BY_POLYNOMIAL));
    }

    /**
     * {@code ln(1 + e^x)}, without overflow: {@code max(x, 0) + ln(1 + u)} with {@code u = e^-|x|}, the
     * logarithm as {@code 2 artanh(u / (2 + u))} by its series, which is exact for small {@code u}.
     */
    public static FloatVector softplus(FloatVector x) {
        FloatVector u = exp(x.abs().neg());
        FloatVector s = u.div(u.add(2f));
        FloatVector square = s.mul(s);
        FloatVector p = all(1f / 15).fma(square, all(1f / 13));
        p = p.fma(square, all(1f / 11));
        p = p.fma(square, all(1f / 9));
        p = p.fma(square, all(1f / 7));
        p = p.fma(square, all(1f / 5));
        p = p.fma(square, all(1f / 3));
        p = p.fma(square, all(1f));
        return s.add(s).fma(p, x.max(0f));
    }

    /** The derivative of {@link #softplus} from its value: {@code 1 − e^-value}. */
    public static FloatVector softplusSlope(FloatVector value) {
        return all(1f).sub(exp(value.neg()));
    }
}
