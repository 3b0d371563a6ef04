package org.ntm4j.backend.cpu.kernel;

import java.util.Arrays;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadLayout;

/** Addressing by one head in one sequence, equations 5 to 9, forward and backward. */
final class Addressing {
    private final AddressingLoops loops;
    private final ElementLoops elements;
    private final Scratch ringScratch = new Scratch();
    private final Scratch dRingScratch = new Scratch();
    private final Scratch dInterpolatedScratch = new Scratch();
    private final Scratch coefficientScratch = new Scratch();
    private final Scratch decayScratch = new Scratch();

    Addressing(Loops loops) {
        this.loops = loops.addressing();
        this.elements = loops.elements();
    }

    /**
     * @param memory {@code [M, N]}
     * @param norms {@code [N]}
     * @param heads {@code [P]}
     * @param previous {@code [N]}
     * @param weighting {@code [N]}, overwritten
     * @param planes {@code [AddressingPlanes.COUNT, N]}, overwritten
     */
    void forward(
            HeadLayout layout,
            int head,
            int n,
            float[] memory,
            int memoryAt,
            float[] norms,
            int normsAt,
            float[] heads,
            int headsAt,
            float[] previous,
            int previousAt,
            float[] weighting,
            int weightingAt,
            float[] planes,
            int planesAt) {
        int similarity = planesAt + AddressingPlanes.SIMILARITY * n;
        int content = planesAt + AddressingPlanes.CONTENT * n;
        int interpolated = planesAt + AddressingPlanes.INTERPOLATED * n;
        int shifted = planesAt + AddressingPlanes.SHIFTED * n;
        int logShifted = planesAt + AddressingPlanes.LOG_SHIFTED * n;
        int key = headsAt + layout.key(head);
        int width = layout.memoryWidth();
        loops.similarity(
                memory,
                memoryAt,
                norms,
                normsAt,
                heads,
                key,
                inverseKeyNorm(heads, key, width),
                planes,
                similarity,
                width,
                n);

        float strength = heads[headsAt + layout.keyStrength(head)];
        float sum = exponentials(planes, similarity, strength, planes, content, n);
        float gate = heads[headsAt + layout.interpolationGate(head)];
        loops.interpolate(
                planes, content, 1 / sum, gate, previous, previousAt, planes, interpolated, n);

        int shifts = layout.shifts();
        float[] ring = ring(ringScratch, planes, interpolated, shifts, n);
        int shift = headsAt + layout.shiftWeighting(head);
        loops.shift(heads, shift, shifts, ring, 0, planes, shifted, planes, logShifted, n);

        float sharpening = heads[headsAt + layout.sharpening(head)];
        sum = exponentials(planes, logShifted, sharpening, weighting, weightingAt, n);
        elements.scale(weighting, weightingAt, 1 / sum, n);
    }

    /** {@code y = e^(slope·(x − max x))} for a slope of at least 0; returns {@code Σ y}. */
    private float exponentials(float[] x, int xAt, float slope, float[] y, int yAt, int n) {
        return elements.exp(x, xAt, slope, -slope * elements.max(x, xAt, n), y, yAt, n);
    }

    private float inverseKeyNorm(float[] heads, int key, int width) {
        float square = elements.dot(heads, key, heads, key, width);
        return (float) (1 / Math.sqrt(square + FusedKernels.NORM_EPSILON));
    }

    private static float[] ring(Scratch scratch, float[] x, int at, int shifts, int n) {
        float[] ring = scratch.atLeast(n + shifts - 1);
        System.arraycopy(x, at, ring, (shifts - 1) / 2, n);
        closeRing(ring, (shifts - 1) / 2, n);
        return ring;
    }

    /**
     * Repeats the last {@code halo} of {@code n} numbers before the first, and the first after the
     * last.
     */
    private static void closeRing(float[] ring, int halo, int n) {
        for (int i = halo - 1; i >= 0; i--) {
            ring[i] = ring[i + n];
        }
        for (int i = halo + n; i < n + 2 * halo; i++) {
            ring[i] = ring[i - n];
        }
    }

    /**
     * @param dWeighting {@code [N]}
     * @param dMemory {@code [M, N]}, added to
     * @param dHeads {@code [P]}, added to
     * @param dPrevious {@code [N]}, added to
     */
    void backward(
            HeadLayout layout,
            int head,
            int n,
            float[] memory,
            int memoryAt,
            float[] norms,
            int normsAt,
            float[] heads,
            int headsAt,
            float[] previous,
            int previousAt,
            float[] weighting,
            int weightingAt,
            float[] planes,
            int planesAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dHeads,
            int dHeadsAt,
            float[] dPrevious,
            int dPreviousAt) {
        float[] dRing =
                sharpenBackward(
                        layout,
                        head,
                        n,
                        heads,
                        headsAt,
                        weighting,
                        weightingAt,
                        planes,
                        planesAt,
                        dWeighting,
                        dWeightingAt,
                        dHeads,
                        dHeadsAt);
        float[] dInterpolated =
                shiftBackward(
                        layout, head, n, heads, headsAt, planes, planesAt, dRing, dHeads, dHeadsAt);

        int content = planesAt + AddressingPlanes.CONTENT * n;
        float gate = heads[headsAt + layout.interpolationGate(head)];
        float contentDot = elements.dot(dInterpolated, 0, planes, content, n);
        float previousDot = elements.dot(dInterpolated, 0, previous, previousAt, n);
        dHeads[dHeadsAt + layout.interpolationGate(head)] += contentDot - previousDot;
        elements.addScaled(1 - gate, dInterpolated, 0, dPrevious, dPreviousAt, n);

        contentBackward(
                layout,
                head,
                n,
                memory,
                memoryAt,
                norms,
                normsAt,
                heads,
                headsAt,
                planes,
                planesAt,
                dInterpolated,
                gate * contentDot,
                dMemory,
                dMemoryAt,
                dHeads,
                dHeadsAt);
    }

    /** Returns the gradient of the shifted weighting as a closed ring. */
    private float[] sharpenBackward(
            HeadLayout layout,
            int head,
            int n,
            float[] heads,
            int headsAt,
            float[] weighting,
            int weightingAt,
            float[] planes,
            int planesAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dHeads,
            int dHeadsAt) {
        int halo = (layout.shifts() - 1) / 2;
        int sharpening = layout.sharpening(head);
        float[] dRing = dRingScratch.atLeast(n + 2 * halo);
        float mean = elements.dot(weighting, weightingAt, dWeighting, dWeightingAt, n);
        dHeads[dHeadsAt + sharpening] +=
                loops.sharpenBackward(
                        weighting,
                        weightingAt,
                        dWeighting,
                        dWeightingAt,
                        mean,
                        heads[headsAt + sharpening],
                        planes,
                        planesAt + AddressingPlanes.SHIFTED * n,
                        planes,
                        planesAt + AddressingPlanes.LOG_SHIFTED * n,
                        dRing,
                        halo,
                        n);
        closeRing(dRing, halo, n);
        return dRing;
    }

    /** Returns the gradient of the interpolated weighting. */
    private float[] shiftBackward(
            HeadLayout layout,
            int head,
            int n,
            float[] heads,
            int headsAt,
            float[] planes,
            int planesAt,
            float[] dRing,
            float[] dHeads,
            int dHeadsAt) {
        int shifts = layout.shifts();
        int shift = layout.shiftWeighting(head);
        float[] ring =
                ring(ringScratch, planes, planesAt + AddressingPlanes.INTERPOLATED * n, shifts, n);
        for (int k = 0; k < shifts; k++) {
            dHeads[dHeadsAt + shift + k] +=
                    elements.dot(dRing, (shifts - 1) / 2, ring, shifts - 1 - k, n);
        }
        float[] dInterpolated = dInterpolatedScratch.atLeast(n);
        loops.shiftBackward(heads, headsAt + shift, shifts, dRing, dInterpolated, n);
        return dInterpolated;
    }

    private void contentBackward(
            HeadLayout layout,
            int head,
            int n,
            float[] memory,
            int memoryAt,
            float[] norms,
            int normsAt,
            float[] heads,
            int headsAt,
            float[] planes,
            int planesAt,
            float[] dInterpolated,
            float mean,
            float[] dMemory,
            int dMemoryAt,
            float[] dHeads,
            int dHeadsAt) {
        int key = layout.key(head);
        int width = layout.memoryWidth();
        float inverseKeyNorm = inverseKeyNorm(heads, headsAt + key, width);
        float strength = heads[headsAt + layout.keyStrength(head)];
        float gate = heads[headsAt + layout.interpolationGate(head)];
        float[] coefficient = coefficientScratch.atLeast(n);
        float[] decay = decayScratch.atLeast(n);
        Arrays.fill(decay, 0, n, 0);
        float dStrength =
                loops.contentBackward(
                        planes,
                        planesAt + AddressingPlanes.CONTENT * n,
                        dInterpolated,
                        gate,
                        mean,
                        strength,
                        inverseKeyNorm,
                        planes,
                        planesAt + AddressingPlanes.SIMILARITY * n,
                        norms,
                        normsAt,
                        coefficient,
                        0,
                        decay,
                        n);
        dHeads[dHeadsAt + layout.keyStrength(head)] += dStrength;
        float keyDecay = dStrength * strength * inverseKeyNorm * inverseKeyNorm;
        loops.memoryBackward(
                memory,
                memoryAt,
                heads,
                headsAt + key,
                coefficient,
                decay,
                keyDecay,
                dMemory,
                dMemoryAt,
                dHeads,
                dHeadsAt + key,
                width,
                n);
    }
}
