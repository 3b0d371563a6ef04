package org.ntm4j.tensor;

/** Which heads of a {@link HeadLayout} a kernel works for. */
public enum HeadGroup {
    /** The read heads, which come first. */
    READ,
    /** The write heads, which come after the read heads. */
    WRITE
}
