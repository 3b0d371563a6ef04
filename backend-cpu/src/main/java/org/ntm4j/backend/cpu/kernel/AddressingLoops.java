package org.ntm4j.backend.cpu.kernel;

/**
 * The loops over locations of one head's addressing. A memory is {@code [M, N]}; everything else is
 * {@code [N]} unless said otherwise.
 *
 * <p>Circular neighbours are read from a <i>ring</i>: {@code N} numbers with {@code halo = (S−1)/2}
 * of them repeated before and after, so that no index wraps.
 */
public interface AddressingLoops {
    /**
     * {@code similarity(i) = Σ_m key(m)·memory(m,i) · inverseKeyNorm / norms(i)} (equation 6).
     *
     * @param key {@code [M]}
     */
    void similarity(
            float[] memory,
            int memoryAt,
            float[] norms,
            int normsAt,
            float[] key,
            int keyAt,
            float inverseKeyNorm,
            float[] similarity,
            int similarityAt,
            int width,
            int locations);

    /**
     * {@code similarity = similarity·inverseKeyNorm/norms}, where it is {@code Σ_m key(m)·memory(m,i)}
     * on entry.
     */
    void normalize(
            float[] similarity,
            int similarityAt,
            float[] norms,
            int normsAt,
            float inverseKeyNorm,
            int locations);

    /**
     * {@code content = factor·content} and {@code interpolated = gate·content + (1 −
     * gate)·previous} (equation 7).
     */
    void interpolate(
            float[] content,
            int contentAt,
            float factor,
            float gate,
            float[] previous,
            int previousAt,
            float[] interpolated,
            int interpolatedAt,
            int locations);

    /**
     * {@code shifted(i) = Σ_k shift(k)·ring(S−1 + i − k)} (equation 8) and its logarithm.
     *
     * @param shift {@code [S]}
     * @param ring the interpolated weighting, {@code [N + S − 1]}
     */
    void shift(
            float[] shift,
            int shiftAt,
            int shifts,
            float[] ring,
            int ringAt,
            float[] shifted,
            int shiftedAt,
            float[] logShifted,
            int logShiftedAt,
            int locations);

    /**
     * The backward pass of sharpening: with {@code du = weighting·(dWeighting − mean)}, {@code
     * ring(halo + i) = du·sharpening/(shifted + SHARPENING_EPSILON)}.
     *
     * @param ring where the gradient of the shifted weighting goes, {@code halo} at its start left
     *     out
     * @return {@code Σ du·logShifted}, the gradient of the sharpening
     */
    float sharpenBackward(
            float[] weighting,
            int weightingAt,
            float[] dWeighting,
            int dWeightingAt,
            float mean,
            float sharpening,
            float[] shifted,
            int shiftedAt,
            float[] logShifted,
            int logShiftedAt,
            float[] ring,
            int halo,
            int locations);

    /**
     * {@code dInterpolated(i) = Σ_k shift(k)·ring(i + k)}: the backward pass of {@link #shift} with
     * respect to the weighting.
     *
     * @param ring the gradient of the shifted weighting, {@code [N + S − 1]}
     * @param dInterpolated from index 0 on, overwritten
     */
    void shiftBackward(
            float[] shift,
            int shiftAt,
            int shifts,
            float[] ring,
            float[] dInterpolated,
            int locations);

    /** The number of sums of {@link #threeShiftsBackward}. */
    int SHIFT_SUMS = 5;

    /**
     * {@link #shiftBackward} for three shifts, and what follows from the gradient of the interpolated weighting: the
     * gradient of the weighting before, and five sums: of the gradients of the three shifts, and of the products of
     * the gradient with the content weighting and with the weighting before.
     *
     * @param dRing the gradient of the shifted weighting, {@code [N + 2]}
     * @param ring the interpolated weighting, {@code [N + 2]}
     * @param rest 1 less the interpolation gate
     * @param dPrevious {@code rest·dInterpolated}, overwritten
     * @param sums overwritten from index 0 on
     */
    void threeShiftsBackward(
            float[] shift,
            int shiftAt,
            float[] dRing,
            float[] ring,
            int ringAt,
            float[] content,
            int contentAt,
            float[] previous,
            int previousAt,
            float rest,
            float[] dInterpolated,
            float[] dPrevious,
            int dPreviousAt,
            float[] sums,
            int locations);

    /**
     * The backward pass of the content weighting: with {@code dz = content·(gate·dInterpolated −
     * mean)}, {@code coefficient = dz·strength·inverseKeyNorm/norms} and {@code decay =
     * dz·strength·similarity/norms²}.
     *
     * @param coefficient what a unit of key adds to the gradient of a location
     * @param decay what a unit of memory takes from it, from index 0 on, added to
     * @return {@code Σ dz·similarity}, the gradient of the key strength
     */
    float contentBackward(
            float[] content,
            int contentAt,
            float[] dInterpolated,
            float gate,
            float mean,
            float strength,
            float inverseKeyNorm,
            float[] similarity,
            int similarityAt,
            float[] norms,
            int normsAt,
            float[] coefficient,
            int coefficientAt,
            float[] decay,
            int locations);

    /**
     * {@code dMemory(m,i) += coefficient(i)·key(m) − decay(i)·memory(m,i)} and {@code dKey(m) +=
     * Σ_i coefficient(i)·memory(m,i) − keyDecay·key(m)}.
     *
     * @param key {@code [M]}
     * @param dKey {@code [M]}
     */
    void memoryBackward(
            float[] memory,
            int memoryAt,
            float[] key,
            int keyAt,
            float[] coefficient,
            float[] decay,
            float keyDecay,
            float[] dMemory,
            int dMemoryAt,
            float[] dKey,
            int dKeyAt,
            int width,
            int locations);
}
