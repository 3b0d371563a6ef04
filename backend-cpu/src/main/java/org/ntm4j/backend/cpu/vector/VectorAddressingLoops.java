package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.all;
import static org.ntm4j.backend.cpu.simd.Lanes.load;
import static org.ntm4j.backend.cpu.simd.Lanes.zero;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.cpu.kernel.AddressingLoops;
import org.ntm4j.backend.cpu.simd.Lanes;
import org.ntm4j.backend.cpu.simd.VectorMath;

/** {@link AddressingLoops} with vectors of neighbouring locations. */
final class VectorAddressingLoops implements AddressingLoops {
    private static final float EPSILON = (float) FusedKernels.SHARPENING_EPSILON;

    private final float[] room = Lanes.room(1);
    private final LaneSums keySums = new LaneSums();
    private final LaneSums shiftSums = new LaneSums();

    @Override
    public void similarity(
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
            int locations) {
        int i = 0;
        for (; i <= locations - 4 * COUNT; i += 4 * COUNT) {
            FloatVector sum0 = zero();
            FloatVector sum1 = zero();
            FloatVector sum2 = zero();
            FloatVector sum3 = zero();
            for (int m = 0, at = memoryAt + i; m < width; m++, at += locations) {
                FloatVector k = all(key[keyAt + m]);
                sum0 = k.fma(load(memory, at), sum0);
                sum1 = k.fma(load(memory, at + COUNT), sum1);
                sum2 = k.fma(load(memory, at + 2 * COUNT), sum2);
                sum3 = k.fma(load(memory, at + 3 * COUNT), sum3);
            }
            int norm = normsAt + i;
            int to = similarityAt + i;
            FloatVector scale = all(inverseKeyNorm);
            sum0.mul(scale).div(load(norms, norm)).intoArray(similarity, to);
            sum1.mul(scale).div(load(norms, norm + COUNT)).intoArray(similarity, to + COUNT);
            sum2.mul(scale)
                    .div(load(norms, norm + 2 * COUNT))
                    .intoArray(similarity, to + 2 * COUNT);
            sum3.mul(scale)
                    .div(load(norms, norm + 3 * COUNT))
                    .intoArray(similarity, to + 3 * COUNT);
        }
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector sum = zero();
            for (int m = 0, at = memoryAt + i; m < width; m++, at += locations) {
                sum = all(key[keyAt + m]).fma(load(memory, at), sum);
            }
            sum.mul(inverseKeyNorm)
                    .div(load(norms, normsAt + i))
                    .intoArray(similarity, similarityAt + i);
        }
        for (; i < locations; i++) {
            float sum = 0;
            for (int m = 0; m < width; m++) {
                sum += key[keyAt + m] * memory[memoryAt + m * locations + i];
            }
            similarity[similarityAt + i] = sum * inverseKeyNorm / norms[normsAt + i];
        }
    }

    @Override
    public void normalize(
            float[] similarity,
            int similarityAt,
            float[] norms,
            int normsAt,
            float inverseKeyNorm,
            int locations) {
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            load(similarity, similarityAt + i)
                    .mul(inverseKeyNorm)
                    .div(load(norms, normsAt + i))
                    .intoArray(similarity, similarityAt + i);
        }
        for (; i < locations; i++) {
            similarity[similarityAt + i] *= inverseKeyNorm / norms[normsAt + i];
        }
    }

    @Override
    public void interpolate(
            float[] content,
            int contentAt,
            float factor,
            float gate,
            float[] previous,
            int previousAt,
            float[] interpolated,
            int interpolatedAt,
            int locations) {
        float rest = 1 - gate;
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector weight = load(content, contentAt + i).mul(factor);
            weight.intoArray(content, contentAt + i);
            weight.mul(gate)
                    .add(load(previous, previousAt + i).mul(rest))
                    .intoArray(interpolated, interpolatedAt + i);
        }
        for (; i < locations; i++) {
            float weight = factor * content[contentAt + i];
            content[contentAt + i] = weight;
            interpolated[interpolatedAt + i] = gate * weight + rest * previous[previousAt + i];
        }
    }

    @Override
    public void shift(
            float[] shift,
            int shiftAt,
            int shifts,
            float[] ring,
            int ringAt,
            float[] shifted,
            int shiftedAt,
            float[] logShifted,
            int logShiftedAt,
            int locations) {
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector sum = zero();
            for (int k = 0; k < shifts; k++) {
                sum = all(shift[shiftAt + k]).fma(load(ring, ringAt + shifts - 1 + i - k), sum);
            }
            sum.intoArray(shifted, shiftedAt + i);
            VectorMath.log(sum.add(EPSILON)).intoArray(logShifted, logShiftedAt + i);
        }
        for (; i < locations; i++) {
            float sum = 0;
            for (int k = 0; k < shifts; k++) {
                sum += shift[shiftAt + k] * ring[ringAt + shifts - 1 + i - k];
            }
            shifted[shiftedAt + i] = sum;
            logShifted[logShiftedAt + i] = (float) Math.log(sum + EPSILON);
        }
    }

    @Override
    public float sharpenBackward(
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
            int locations) {
        FloatVector sum = zero();
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector du =
                    load(weighting, weightingAt + i)
                            .mul(load(dWeighting, dWeightingAt + i).sub(mean));
            sum = du.fma(load(logShifted, logShiftedAt + i), sum);
            du.mul(sharpening)
                    .div(load(shifted, shiftedAt + i).add(EPSILON))
                    .intoArray(ring, halo + i);
        }
        float dSharpening = Lanes.sum(sum, room);
        for (; i < locations; i++) {
            float du = weighting[weightingAt + i] * (dWeighting[dWeightingAt + i] - mean);
            dSharpening += du * logShifted[logShiftedAt + i];
            ring[halo + i] = du * sharpening / (shifted[shiftedAt + i] + EPSILON);
        }
        return dSharpening;
    }

    @Override
    public void shiftBackward(
            float[] shift,
            int shiftAt,
            int shifts,
            float[] ring,
            float[] dInterpolated,
            int locations) {
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector sum = zero();
            for (int k = 0; k < shifts; k++) {
                sum = all(shift[shiftAt + k]).fma(load(ring, i + k), sum);
            }
            sum.intoArray(dInterpolated, i);
        }
        for (; i < locations; i++) {
            float sum = 0;
            for (int k = 0; k < shifts; k++) {
                sum += shift[shiftAt + k] * ring[i + k];
            }
            dInterpolated[i] = sum;
        }
    }

    @Override
    public void threeShiftsBackward(
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
            int locations) {
        float[] lanes = shiftSums.room(SHIFT_SUMS);
        wholeThreeShifts(
                shift,
                shiftAt,
                dRing,
                ring,
                ringAt,
                content,
                contentAt,
                previous,
                previousAt,
                rest,
                dInterpolated,
                dPrevious,
                dPreviousAt,
                lanes,
                locations);
        shiftSums.store(SHIFT_SUMS, sums, 0);
        for (int i = Lanes.whole(locations); i < locations; i++) {
            float sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += shift[shiftAt + k] * dRing[i + k];
                sums[k] += dRing[1 + i] * ring[ringAt + 2 - k + i];
            }
            dInterpolated[i] = sum;
            dPrevious[dPreviousAt + i] = rest * sum;
            sums[3] += sum * content[contentAt + i];
            sums[4] += sum * previous[previousAt + i];
        }
    }

    private static void wholeThreeShifts(
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
            float[] lanes,
            int locations) {
        FloatVector shift0 = all(shift[shiftAt]);
        FloatVector shift1 = all(shift[shiftAt + 1]);
        FloatVector shift2 = all(shift[shiftAt + 2]);
        FloatVector sum0 = zero();
        FloatVector sum1 = zero();
        FloatVector sum2 = zero();
        FloatVector sum3 = zero();
        FloatVector sum4 = zero();
        for (int i = 0; i <= locations - COUNT; i += COUNT) {
            FloatVector d = load(dRing, i + 1);
            FloatVector inner = shift0.mul(load(dRing, i));
            inner = shift2.fma(load(dRing, i + 2), shift1.fma(d, inner));
            inner.intoArray(dInterpolated, i);
            inner.mul(rest).intoArray(dPrevious, dPreviousAt + i);
            sum0 = d.fma(load(ring, ringAt + i + 2), sum0);
            sum1 = d.fma(load(ring, ringAt + i + 1), sum1);
            sum2 = d.fma(load(ring, ringAt + i), sum2);
            sum3 = inner.fma(load(content, contentAt + i), sum3);
            sum4 = inner.fma(load(previous, previousAt + i), sum4);
        }
        sum0.intoArray(lanes, 0);
        sum1.intoArray(lanes, COUNT);
        sum2.intoArray(lanes, 2 * COUNT);
        sum3.intoArray(lanes, 3 * COUNT);
        sum4.intoArray(lanes, 4 * COUNT);
    }

    @Override
    public float contentBackward(
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
            int locations) {
        FloatVector sum = zero();
        int i = 0;
        for (; i <= locations - COUNT; i += COUNT) {
            FloatVector dz =
                    load(content, contentAt + i).mul(load(dInterpolated, i).mul(gate).sub(mean));
            FloatVector k = load(similarity, similarityAt + i);
            FloatVector inverseNorm = all(1f).div(load(norms, normsAt + i));
            FloatVector slope = dz.mul(strength).mul(inverseNorm);
            sum = dz.fma(k, sum);
            slope.mul(inverseKeyNorm).intoArray(coefficient, coefficientAt + i);
            slope.mul(k).fma(inverseNorm, load(decay, i)).intoArray(decay, i);
        }
        float dStrength = Lanes.sum(sum, room);
        for (; i < locations; i++) {
            float dz = content[contentAt + i] * (gate * dInterpolated[i] - mean);
            float k = similarity[similarityAt + i];
            float inverseNorm = 1 / norms[normsAt + i];
            float slope = dz * strength * inverseNorm;
            dStrength += dz * k;
            coefficient[coefficientAt + i] = slope * inverseKeyNorm;
            decay[i] += slope * k * inverseNorm;
        }
        return dStrength;
    }

    @Override
    public void memoryBackward(
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
            int locations) {
        float[] lanes = keySums.room(width);
        for (int m = 0; m < width; m++) {
            int row = memoryAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            FloatVector k = all(key[keyAt + m]);
            FloatVector sum = zero();
            for (int i = 0; i <= locations - COUNT; i += COUNT) {
                FloatVector x = load(memory, row + i);
                FloatVector c = load(coefficient, i);
                sum = c.fma(x, sum);
                c.fma(k, load(dMemory, dRow + i))
                        .sub(load(decay, i).mul(x))
                        .intoArray(dMemory, dRow + i);
            }
            sum.intoArray(lanes, m * COUNT);
        }
        keySums.add(width, 1, dKey, dKeyAt);
        for (int m = 0; m < width; m++) {
            float k = key[keyAt + m];
            int row = memoryAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            float sum = -keyDecay * k;
            for (int i = Lanes.whole(locations); i < locations; i++) {
                float x = memory[row + i];
                sum += coefficient[i] * x;
                dMemory[dRow + i] += coefficient[i] * k - decay[i] * x;
            }
            dKey[dKeyAt + m] += sum;
        }
    }
}
