package org.ntm4j.memory;

/** What comes first at a time step. */
public enum AccessOrder {
    /** The paper's indices (equations 2 to 4): writes change M(t−1) to M(t), which is then read. */
    WRITE_THEN_READ,
    /** Reads see M(t−1), as in most public code. */
    READ_THEN_WRITE
}
