package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.cpu.kernel.AddressingLoops;
import org.ntm4j.backend.cpu.kernel.ElementLoops;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * From the products of keys and memory to weightings, equations 5 to 9. Each loop runs for all heads of all sequences
 * before the next begins: the loops are short, and a processor goes on with the next head while the last numbers of
 * one are still on their way.
 */
final class FocusForward {
    /**
     * Up to here, powers of the similarity, which is at most 1, need not be related to the largest: {@code
     * e^(strength·(similarity − 1))} is at least e^-80, which is a normal number.
     */
    private static final float LARGEST_STRENGTH = 40;

    /**
     * The largest of N weights is at least 1/N. While its power is not below e^-60, powers need not be related to it:
     * where the exponential ends, at e^-87, a weight is nothing beside it.
     */
    private static final double SMALLEST_LOGARITHM = 60;

    private final HeadLayout layout;
    private final int locations;
    private final SavedLayout saved;
    private final float largestSharpening;
    private final AddressingLoops addressing;
    private final ElementLoops elements;

    /** {@code [sequences, A]}. */
    private final float[] sums;

    FocusForward(EpisodePlan plan, Loops loops, int sequences) {
        layout = plan.layout();
        locations = plan.locations();
        saved = SavedLayout.of(plan);
        largestSharpening = (float) (SMALLEST_LOGARITHM / Math.log(Math.max(2, locations)));
        addressing = loops.addressing();
        elements = loops.elements();
        sums = new float[sequences * layout.heads()];
    }

    /** The weightings of a group of heads, whose products with the memory are where the similarity will be. */
    void run(HeadGroup group, SequenceStep[] steps, int rows, boolean seesBefore) {
        int first = layout.first(group);
        int end = first + layout.count(group);
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                SequenceStep step = steps[b];
                normalize(head, step, seesBefore ? step.before : step.after);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                sums[b * layout.heads() + head] = raiseSimilarity(head, steps[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                interpolate(group, head, steps[b], 1 / sums[b * layout.heads() + head]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                shift(head, steps[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                sums[b * layout.heads() + head] = sharpen(head, steps[b]);
            }
        }
        for (int b = 0; b < rows; b++) {
            for (int head = first; head < end; head++) {
                Moment after = steps[b].after;
                int weighting = after.savedAt + saved.weighting(head);
                float factor = 1 / sums[b * layout.heads() + head];
                elements.scale(after.saved, weighting, factor, locations);
            }
        }
    }

    private void normalize(int head, SequenceStep step, Moment seen) {
        Moment after = step.after;
        int key = step.headsAt + layout.key(head);
        addressing.normalize(
                after.saved,
                after.savedAt + saved.similarity(head),
                seen.norms,
                seen.normsAt,
                Keys.inverseNorm(step.heads, key, layout.memoryWidth()),
                locations);
    }

    /** Returns the sum of the powers. */
    private float raiseSimilarity(int head, SequenceStep step) {
        float[] planes = step.after.saved;
        int similarity = step.after.savedAt + saved.similarity(head);
        int content = step.after.savedAt + saved.content(head);
        float strength = step.heads[step.headsAt + layout.keyStrength(head)];
        float most = strength <= LARGEST_STRENGTH ? 1 : elements.max(planes, similarity, locations);
        return elements.exp(
                planes, similarity, strength, -strength * most, planes, content, locations);
    }

    private void interpolate(HeadGroup group, int head, SequenceStep step, float factor) {
        boolean reads = group == HeadGroup.READ;
        Moment before = step.before;
        Moment after = step.after;
        int from = (head - layout.first(group)) * locations;
        int ring = after.savedAt + saved.ring(head);
        addressing.interpolate(
                after.saved,
                after.savedAt + saved.content(head),
                factor,
                step.heads[step.headsAt + layout.interpolationGate(head)],
                reads ? before.reading : before.writing,
                (reads ? before.readingAt : before.writingAt) + from,
                after.saved,
                ring + saved.halo(),
                locations);
        Rings.close(after.saved, ring, saved.halo(), locations);
    }

    private void shift(int head, SequenceStep step) {
        Moment after = step.after;
        addressing.shift(
                step.heads,
                step.headsAt + layout.shiftWeighting(head),
                layout.shifts(),
                after.saved,
                after.savedAt + saved.ring(head),
                after.saved,
                after.savedAt + saved.shifted(head),
                after.saved,
                after.savedAt + saved.logShifted(head),
                locations);
    }

    /** Returns the sum of the powers. */
    private float sharpen(int head, SequenceStep step) {
        float[] planes = step.after.saved;
        int logShifted = step.after.savedAt + saved.logShifted(head);
        int weighting = step.after.savedAt + saved.weighting(head);
        float power = step.heads[step.headsAt + layout.sharpening(head)];
        float most = power <= largestSharpening ? 0 : elements.max(planes, logShifted, locations);
        return elements.exp(planes, logShifted, power, -power * most, planes, weighting, locations);
    }
}
