package org.ntm4j.model;

import org.ntm4j.autodiff.Var;

/** Told what a model does at each step of an episode, for those who want to look inside. */
@FunctionalInterface
public interface StepTrace {
    /** Not interested. */
    StepTrace NONE = (step, quantity, value) -> {};

    /**
     * @param step t
     * @param quantity its name, for example {@code write.weighting}
     * @param value valid during the call
     */
    void record(int step, String quantity, Var value);
}
