package org.ntm4j.backend.cpu.vector;

import static org.ntm4j.backend.cpu.simd.Lanes.COUNT;
import static org.ntm4j.backend.cpu.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.ntm4j.backend.cpu.kernel.OptimizerLoops;
import org.ntm4j.backend.cpu.scalar.ScalarLoops;

/** {@link OptimizerLoops} with vectors; a rest that fills no vector is left to plain Java. */
final class VectorOptimizerLoops implements OptimizerLoops {
    private final OptimizerLoops rest = ScalarLoops.create().optimizer();

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
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            FloatVector e = load(gradients, gradientsAt + i).min(limit).max(-limit);
            FloatVector square =
                    load(meanSquare, meanSquareAt + i).mul(keep).add(e.mul(take).mul(e));
            FloatVector average = load(mean, meanAt + i).mul(keep).add(e.mul(take));
            FloatVector variance = average.neg().fma(average, square).max(0f);
            FloatVector change =
                    load(delta, deltaAt + i)
                            .mul(inertia)
                            .sub(e.mul(rate).div(variance.add(floor).sqrt()));
            square.intoArray(meanSquare, meanSquareAt + i);
            average.intoArray(mean, meanAt + i);
            change.intoArray(delta, deltaAt + i);
            load(parameters, parametersAt + i).add(change).intoArray(parameters, parametersAt + i);
        }
        rest.rmsProp(
                parameters,
                parametersAt + i,
                gradients,
                gradientsAt + i,
                meanSquare,
                meanSquareAt + i,
                mean,
                meanAt + i,
                delta,
                deltaAt + i,
                n - i,
                learningRate,
                decay,
                momentum,
                epsilon,
                clip);
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
        int i = 0;
        for (; i <= n - COUNT; i += COUNT) {
            FloatVector e = load(gradients, gradientsAt + i).min(limit).max(-limit);
            FloatVector first = load(firstMoment, firstMomentAt + i).mul(keep1).add(e.mul(take1));
            FloatVector second =
                    load(secondMoment, secondMomentAt + i).mul(keep2).add(e.mul(take2).mul(e));
            first.intoArray(firstMoment, firstMomentAt + i);
            second.intoArray(secondMoment, secondMomentAt + i);
            load(parameters, parametersAt + i)
                    .sub(first.mul(step).div(second.mul(correction).sqrt().add(floor)))
                    .intoArray(parameters, parametersAt + i);
        }
        rest.adam(
                parameters,
                parametersAt + i,
                gradients,
                gradientsAt + i,
                firstMoment,
                firstMomentAt + i,
                secondMoment,
                secondMomentAt + i,
                n - i,
                rate,
                beta1,
                beta2,
                secondCorrection,
                epsilon,
                clip);
    }
}
