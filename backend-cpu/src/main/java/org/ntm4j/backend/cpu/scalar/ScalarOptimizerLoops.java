package org.ntm4j.backend.cpu.scalar;

import org.ntm4j.backend.cpu.kernel.OptimizerLoops;

/** {@link OptimizerLoops} in plain Java. */
final class ScalarOptimizerLoops implements OptimizerLoops {
    @Override
    public void rmsProp(
            float[] parameters,
            int parametersAt,
            float[] gradients,
            int gradientsAt,
            float[] meanSquare,
            int meanSquareAt,
            float[] mean,
            int meanAt,
            float[] delta,
            int deltaAt,
            int n,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip) {
        float rate = (float) learningRate;
        float keep = (float) decay;
        float take = (float) (1 - decay);
        float inertia = (float) momentum;
        float floor = (float) epsilon;
        float limit = (float) clip;
        for (int i = 0; i < n; i++) {
            float e = clip(gradients[gradientsAt + i], limit);
            float square = keep * meanSquare[meanSquareAt + i] + take * e * e;
            float average = keep * mean[meanAt + i] + take * e;
            float variance = Math.max(square - average * average, 0);
            float change =
                    inertia * delta[deltaAt + i] - rate * e / (float) Math.sqrt(variance + floor);
            meanSquare[meanSquareAt + i] = square;
            mean[meanAt + i] = average;
            delta[deltaAt + i] = change;
            parameters[parametersAt + i] += change;
        }
    }

    /** NaN stays NaN. */
    private static float clip(float x, float limit) {
        return Math.max(-limit, Math.min(limit, x));
    }

    @Override
    public void adam(
            float[] parameters,
            int parametersAt,
            float[] gradients,
            int gradientsAt,
            float[] firstMoment,
            int firstMomentAt,
            float[] secondMoment,
            int secondMomentAt,
            int n,
            double rate,
            double beta1,
            double beta2,
            double secondCorrection,
            double epsilon,
            double clip) {
        float step = (float) rate;
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        float correction = (float) secondCorrection;
        float floor = (float) epsilon;
        float limit = (float) clip;
        for (int i = 0; i < n; i++) {
            float e = clip(gradients[gradientsAt + i], limit);
            float first = keep1 * firstMoment[firstMomentAt + i] + take1 * e;
            float second = keep2 * secondMoment[secondMomentAt + i] + take2 * e * e;
            firstMoment[firstMomentAt + i] = first;
            secondMoment[secondMomentAt + i] = second;
            parameters[parametersAt + i] -=
                    step * first / ((float) Math.sqrt(second * correction) + floor);
        }
    }
}
