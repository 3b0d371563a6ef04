package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.cpu.kernel.AddressingLoops;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadLayout;

/** From the gradient of a head's weighting to those of its parameters but for the key, equations 5 to 9. */
final class HeadBackward {
    private final HeadLayout layout;
    private final int locations;
    private final SavedLayout saved;
    private final AddressingLoops addressing;
    private final ElementLoops elements;
    private final float[] dRing;
    private final float[] dInterpolated;

    /** Of the gradients of the shifts, of content and of previous weighting times {@link #dInterpolated}. */
    private final float[] sums;

    HeadBackward(EpisodePlan plan, Loops loops) {
        layout = plan.layout();
        locations = plan.locations();
        saved = SavedLayout.of(plan);
        addressing = loops.addressing();
        elements = loops.elements();
        dRing = new float[saved.ringLength()];
        dInterpolated = new float[locations];
        sums = new float[layout.shifts() + 2];
    }

    /**
     * @param now the step's planes
     * @param seen the memory that was addressed
     * @param dWeighting {@code [N]}: on entry the gradient of the weighting, on exit of the one of the step before
     * @param dHeads {@code [P]}, overwritten where the head's parameters but the key are
     * @param product where in {@code pending} the head's product belongs, whose part along the locations this sets
     * @return what the key loses of itself in its gradient
     */
    float backward(
            int head,
            float[] heads,
            int headsAt,
            Moment now,
            Moment seen,
            float[] previous,
            int previousAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dHeads,
            int dHeadsAt,
            Pending pending,
            int product) {
        int n = locations;
        sharpen(head, heads, headsAt, now, dWeighting, dWeightingAt, dHeads, dHeadsAt);
        float[] planes = now.saved;
        int content = now.savedAt + saved.content(head);
        float gate = heads[headsAt + layout.interpolationGate(head)];
        if (layout.shifts() == 3) {
            addressing.threeShiftsBackward(
                    heads,
                    headsAt + layout.shiftWeighting(head),
                    dRing,
                    planes,
                    now.savedAt + saved.ring(head),
                    planes,
                    content,
                    previous,
                    previousAt,
                    1 - gate,
                    dInterpolated,
                    dWeighting,
                    dWeightingAt,
                    sums,
                    n);
        } else {
            shift(head, heads, headsAt, now);
            sums[layout.shifts()] = elements.dot(dInterpolated, 0, planes, content, n);
            sums[layout.shifts() + 1] = elements.dot(dInterpolated, 0, previous, previousAt, n);
            System.arraycopy(dInterpolated, 0, dWeighting, dWeightingAt, n);
            elements.scale(dWeighting, dWeightingAt, 1 - gate, n);
        }
        System.arraycopy(sums, 0, dHeads, dHeadsAt + layout.shiftWeighting(head), layout.shifts());
        float contentDot = sums[layout.shifts()];
        float previousDot = sums[layout.shifts() + 1];
        dHeads[dHeadsAt + layout.interpolationGate(head)] = contentDot - previousDot;

        float strength = heads[headsAt + layout.keyStrength(head)];
        float inverse = Keys.inverseNorm(heads, headsAt + layout.key(head), layout.memoryWidth());
        float dStrength =
                addressing.contentBackward(
                        planes,
                        content,
                        dInterpolated,
                        gate,
                        gate * contentDot,
                        strength,
                        inverse,
                        planes,
                        now.savedAt + saved.similarity(head),
                        seen.norms,
                        seen.normsAt,
                        pending.along,
                        pending.alongAt(product),
                        pending.decay,
                        n);
        dHeads[dHeadsAt + layout.keyStrength(head)] = dStrength;
        return dStrength * strength * inverse * inverse;
    }

    /** Leaves the gradient of the shifted weighting in {@link #dRing}. */
    private void sharpen(
            int head,
            float[] heads,
            int headsAt,
            Moment now,
            float[] dWeighting,
            int dWeightingAt,
            float[] dHeads,
            int dHeadsAt) {
        float[] planes = now.saved;
        int weighting = now.savedAt + saved.weighting(head);
        int sharpening = layout.sharpening(head);
        float mean = elements.dot(planes, weighting, dWeighting, dWeightingAt, locations);
        dHeads[dHeadsAt + sharpening] =
                addressing.sharpenBackward(
                        planes,
                        weighting,
                        dWeighting,
                        dWeightingAt,
                        mean,
                        heads[headsAt + sharpening],
                        planes,
                        now.savedAt + saved.shifted(head),
                        planes,
                        now.savedAt + saved.logShifted(head),
                        dRing,
                        saved.halo(),
                        locations);
        Rings.close(dRing, 0, saved.halo(), locations);
    }

    /** Leaves the gradient of the interpolated weighting in {@link #dInterpolated}, of the shifts in {@link #sums}. */
    private void shift(int head, float[] heads, int headsAt, Moment now) {
        int shift = layout.shiftWeighting(head);
        int ring = now.savedAt + saved.ring(head);
        for (int k = 0; k < layout.shifts(); k++) {
            sums[k] =
                    elements.dot(
                            dRing,
                            saved.halo(),
                            now.saved,
                            ring + layout.shifts() - 1 - k,
                            locations);
        }
        addressing.shiftBackward(
                heads, headsAt + shift, layout.shifts(), dRing, dInterpolated, locations);
    }
}
