package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.cpu.kernel.AddressingLoops;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * The backward pass of {@link FocusForward}, loop by loop for all heads of all sequences as there: from the gradients
 * of weightings to those of the weightings before and of the heads' parameters but keys, and to products with the
 * memory that are {@link Pending}.
 */
final class FocusBackward {
    private final HeadLayout layout;
    private final int locations;
    private final SavedLayout saved;
    private final AddressingLoops addressing;
    private final ElementLoops elements;

    /** For each sequence and head, the gradient of the shifted weighting, as a ring. */
    private final float[][] dRings;

    /** Of the interpolated weighting. */
    private final float[][] dInterpolated;

    /** Of the shifts, then the products of {@link #dInterpolated} with the content weighting and the one before. */
    private final float[][] sums;

    private final float[] means;
    private final float[] keyDecays;

    FocusBackward(EpisodePlan plan, Loops loops, int sequences) {
        layout = plan.layout();
        locations = plan.locations();
        saved = SavedLayout.of(plan);
        addressing = loops.addressing();
        elements = loops.elements();
        int units = sequences * layout.heads();
        dRings = new float[units][saved.ringLength()];
        dInterpolated = new float[units][locations];
        sums = new float[units][layout.shifts() + 2];
        means = new float[units];
        keyDecays = new float[units];
    }

    private int unit(int b, int head) {
        return b * layout.heads() + head;
    }

    /** What the key of a head loses of itself in its gradient, after {@link #run}. */
    float keyDecay(int b, int head) {
        return keyDecays[unit(b, head)];
    }

    /** One step back of a group of heads, which looked at the memory before or after the step. */
    void run(
            HeadGroup group,
            SequenceStep[] steps,
            Carried[] carried,
            int rows,
            boolean seesBefore) {
        int first = layout.first(group);
        int end = first + layout.count(group);
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                means[unit(b, head)] = mean(head, steps[b].after, carried[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                sharpen(b, head, steps[b], carried[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                shift(group, b, head, steps[b], carried[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                content(group, b, head, steps[b], carried[b], seesBefore);
            }
        }
    }

    private float mean(int head, Moment after, Carried carried) {
        int weighting = after.savedAt + saved.weighting(head);
        return elements.dot(
                after.saved, weighting, carried.dWeightings, head * locations, locations);
    }

    private void sharpen(int b, int head, SequenceStep step, Carried carried) {
        float[] planes = step.after.saved;
        int at = step.after.savedAt;
        int sharpening = layout.sharpening(head);
        float[] dRing = dRings[unit(b, head)];
        carried.dHeads[sharpening] =
                addressing.sharpenBackward(
                        planes,
                        at + saved.weighting(head),
                        carried.dWeightings,
                        head * locations,
                        means[unit(b, head)],
                        step.heads[step.headsAt + sharpening],
                        planes,
                        at + saved.shifted(head),
                        planes,
                        at + saved.logShifted(head),
                        dRing,
                        saved.halo(),
                        locations);
        Rings.close(dRing, 0, saved.halo(), locations);
    }

    private void shift(HeadGroup group, int b, int head, SequenceStep step, Carried carried) {
        int shifts = layout.shifts();
        if (shifts == 3) {
            threeShifts(group, b, head, step, carried);
        } else {
            anyShifts(group, b, head, step, carried);
        }
        float[] results = sums[unit(b, head)];
        System.arraycopy(results, 0, carried.dHeads, layout.shiftWeighting(head), shifts);
        carried.dHeads[layout.interpolationGate(head)] = results[shifts] - results[shifts + 1];
    }

    private float[] previous(HeadGroup group, SequenceStep step) {
        return group == HeadGroup.READ ? step.before.reading : step.before.writing;
    }

    private int previousAt(HeadGroup group, int head, SequenceStep step) {
        int at = group == HeadGroup.READ ? step.before.readingAt : step.before.writingAt;
        return at + (head - layout.first(group)) * locations;
    }

    private void threeShifts(HeadGroup group, int b, int head, SequenceStep step, Carried carried) {
        float[] planes = step.after.saved;
        int at = step.after.savedAt;
        addressing.threeShiftsBackward(
                step.heads,
                step.headsAt + layout.shiftWeighting(head),
                dRings[unit(b, head)],
                planes,
                at + saved.ring(head),
                planes,
                at + saved.content(head),
                previous(group, step),
                previousAt(group, head, step),
                1 - step.heads[step.headsAt + layout.interpolationGate(head)],
                dInterpolated[unit(b, head)],
                carried.dWeightings,
                head * locations,
                sums[unit(b, head)],
                locations);
    }

    private void anyShifts(HeadGroup group, int b, int head, SequenceStep step, Carried carried) {
        float[] planes = step.after.saved;
        int at = step.after.savedAt;
        int shifts = layout.shifts();
        float[] dRing = dRings[unit(b, head)];
        float[] inner = dInterpolated[unit(b, head)];
        float[] results = sums[unit(b, head)];
        int ring = at + saved.ring(head);
        for (int k = 0; k < shifts; k++) {
            results[k] =
                    elements.dot(dRing, saved.halo(), planes, ring + shifts - 1 - k, locations);
        }
        int shift = step.headsAt + layout.shiftWeighting(head);
        addressing.shiftBackward(step.heads, shift, shifts, dRing, inner, locations);
        results[shifts] = elements.dot(inner, 0, planes, at + saved.content(head), locations);
        int previousAt = previousAt(group, head, step);
        results[shifts + 1] = elements.dot(inner, 0, previous(group, step), previousAt, locations);
        float rest = 1 - step.heads[step.headsAt + layout.interpolationGate(head)];
        System.arraycopy(inner, 0, carried.dWeightings, head * locations, locations);
        elements.scale(carried.dWeightings, head * locations, rest, locations);
    }

    private void content(
            HeadGroup group,
            int b,
            int head,
            SequenceStep step,
            Carried carried,
            boolean seesBefore) {
        Moment seen = seesBefore ? step.before : step.after;
        Pending pending = carried.pending;
        float[] planes = step.after.saved;
        int at = step.after.savedAt;
        int key = step.headsAt + layout.key(head);
        float gate = step.heads[step.headsAt + layout.interpolationGate(head)];
        float strength = step.heads[step.headsAt + layout.keyStrength(head)];
        float inverse = Keys.inverseNorm(step.heads, key, layout.memoryWidth());
        int place = pending.addressing(group) + head - layout.first(group);
        float dStrength =
                addressing.contentBackward(
                        planes,
                        at + saved.content(head),
                        dInterpolated[unit(b, head)],
                        gate,
                        gate * sums[unit(b, head)][layout.shifts()],
                        strength,
                        inverse,
                        planes,
                        at + saved.similarity(head),
                        seen.norms,
                        seen.normsAt,
                        pending.along,
                        pending.alongAt(place),
                        pending.decay,
                        locations);
        carried.dHeads[layout.keyStrength(head)] = dStrength;
        keyDecays[unit(b, head)] = dStrength * strength * inverse * inverse;
    }
}
