package org.ntm4j.backend;

/** Which heads of a {@link HeadLayout} a kernel works for. */
public enum HeadGroup {
    /** The read heads, which come first. */
    READ,
    /** The write heads, which come after the read heads. */
    WRITE
}
