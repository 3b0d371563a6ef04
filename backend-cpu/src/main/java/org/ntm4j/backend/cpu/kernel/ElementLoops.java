package org.ntm4j.backend.cpu.kernel;

/**
 * Loops over {@code n} neighbours. {@code x, at} is an array and where its first element lies.
 * Unless said otherwise an output overlaps no input.
 */
public interface ElementLoops {
    /** How many neighbours are computed at once: {@code n} up to the next multiple of it costs the same. */
    int lanes();

    /** {@code Σ a·b}. */
    float dot(float[] a, int aAt, float[] b, int bAt, int n);

    /** The largest; NaN if there is one, −∞ over nothing. */
    float max(float[] x, int at, int n);

    /** {@code y = e^(slope·x + shift)}; returns {@code Σ y}. {@code y} may be {@code x}. */
    float exp(float[] x, int xAt, float slope, float shift, float[] y, int yAt, int n);

    /** {@code x = x·factor}. */
    void scale(float[] x, int at, float factor, int n);

    /** {@code y += factor·x}. */
    void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int n);

    /** {@code y = tanh(x)}; {@code y} may be {@code x}. */
    void tanh(float[] x, int xAt, float[] y, int yAt, int n);

    /** {@code y = 1/(1 + e^-x)}; {@code y} may be {@code x}. */
    void sigmoid(float[] x, int xAt, float[] y, int yAt, int n);

    /** {@code y = ln(1 + e^x) + shift}; {@code y} may be {@code x}. */
    void softplus(float[] x, int xAt, float shift, float[] y, int yAt, int n);

    /** {@code slopes = 1 − y²}: the derivative of tanh from the value. */
    void tanhSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n);

    /** {@code slopes = y·(1 − y)}: the derivative of the sigmoid from the value. */
    void sigmoidSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n);

    /** {@code slopes = 1 − e^-y}: the derivative of softplus from the value. */
    void softplusSlopes(float[] y, int yAt, float[] slopes, int slopesAt, int n);

    /** {@code y += a·b}. */
    void addProducts(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n);

    /** {@code dx += dy·(1 − y²)}. */
    void tanhBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);

    /** {@code dx += dy·y·(1 − y)}. */
    void sigmoidBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);

    /** {@code dx += dy·(1 − e^-(y − shift))}: the derivative from the value. */
    void softplusBackward(
            float[] y, int yAt, float shift, float[] dy, int dyAt, float[] dx, int dxAt, int n);

    /** {@code dx += y·(dy − mean)}. */
    void softmaxBackward(
            float[] y, int yAt, float[] dy, int dyAt, float mean, float[] dx, int dxAt, int n);
}
