package org.ntm4j.backend;

/** Reductions over axes. NaN anywhere in, NaN out. */
public enum ReduceOp {
    /** Sum; 0 over nothing. */
    SUM,
    /** Largest; −∞ over nothing. */
    MAX
}
