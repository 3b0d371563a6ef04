package org.ntm4j.backend.cpu.kernel;

/** The optimisers' steps over {@code n} parameters; see {@link org.ntm4j.backend.FusedKernels}. */
public interface OptimizerLoops {
    /** Graves' RMSProp; the arrays but {@code gradients} are modified. */
    void rmsProp(
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
            double clip);

    /**
     * Adam; the arrays but {@code gradients} are modified.
     *
     * @param rate the learning rate times the correction of the first moment
     * @param secondCorrection the correction of the second moment
     */
    void adam(
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
            double clip);
}
