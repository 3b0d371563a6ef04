package org.ntm4j.backend;

/** What a backend's elements are. */
public enum Precision {
    /** IEEE 754 binary32. */
    FLOAT32,
    /** IEEE 754 binary64, used by the reference. */
    FLOAT64
}
