package org.ntm4j.memory;

/** Where the heads point before the first time step. */
public enum WeightingStart {
    /** Softmax of learned logits, which start at 0 but for 5 at location 0. */
    LEARNED,
    /** All weight on location 0. */
    ONE_HOT
}
