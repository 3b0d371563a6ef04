package org.ntm4j.train;

/** How the learning rate falls, from its full value to a share of it. */
public enum LearningRateDecay {
    /** Not at all. */
    NONE {
        @Override
        double factor(double progress, double end) {
            return 1;
        }
    },
    /** By as much with each episode. */
    LINEAR {
        @Override
        double factor(double progress, double end) {
            return 1 + progress * (end - 1);
        }
    },
    /** By the same share with each episode. */
    EXPONENTIAL {
        @Override
        double factor(double progress, double end) {
            return StrictMath.pow(end, progress);
        }
    };

    /**
     * What the full learning rate is multiplied by.
     *
     * @param progress of the fall, from 0 to 1
     * @param end the factor at its end
     */
    abstract double factor(double progress, double end);
}
