package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.cpu.kernel.AddressingLoops;

/** {@link AddressingLoops} in plain Java. */
final class ScalarAddressingLoops implements AddressingLoops {
    private static final float EPSILON = (float) FusedKernels.SHARPENING_EPSILON;

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
        for (int i = 0; i < locations; i++) {
            similarity[similarityAt + i] = 0;
        }
        for (int m = 0; m < width; m++) {
            float k = key[keyAt + m] * inverseKeyNorm;
            int row = memoryAt + m * locations;
            for (int i = 0; i < locations; i++) {
                similarity[similarityAt + i] += k * memory[row + i];
            }
        }
        for (int i = 0; i < locations; i++) {
            similarity[similarityAt + i] /= norms[normsAt + i];
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
        for (int i = 0; i < locations; i++) {
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
        for (int i = 0; i < locations; i++) {
            float weight = factor * content[contentAt + i];
            content[contentAt + i] = weight;
            interpolated[interpolatedAt + i] =
                    gate * weight + (1 - gate) * previous[previousAt + i];
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
        for (int i = 0; i < locations; i++) {
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
        float dSharpening = 0;
        for (int i = 0; i < locations; i++) {
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
        for (int i = 0; i < locations; i++) {
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
        shiftBackward(shift, shiftAt, 3, dRing, dInterpolated, locations);
        for (int k = 0; k < 3; k++) {
            sums[k] = ScalarMath.dot(dRing, 1, ring, ringAt + 2 - k, locations);
        }
        sums[3] = ScalarMath.dot(dInterpolated, 0, content, contentAt, locations);
        sums[4] = ScalarMath.dot(dInterpolated, 0, previous, previousAt, locations);
        for (int i = 0; i < locations; i++) {
            dPrevious[dPreviousAt + i] = rest * dInterpolated[i];
        }
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
        float dStrength = 0;
        for (int i = 0; i < locations; i++) {
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
        for (int m = 0; m < width; m++) {
            float k = key[keyAt + m];
            int row = memoryAt + m * locations;
            int dRow = dMemoryAt + m * locations;
            float sum = 0;
            for (int i = 0; i < locations; i++) {
                float x = memory[row + i];
                sum += coefficient[i] * x;
                dMemory[dRow + i] += coefficient[i] * k - decay[i] * x;
            }
            dKey[dKeyAt + m] += sum - keyDecay * k;
        }
    }
}
