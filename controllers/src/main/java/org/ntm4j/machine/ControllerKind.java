package org.ntm4j.machine;

/** The two controllers of the paper. */
public enum ControllerKind {
    /** Without a state of its own. */
    FEEDFORWARD,
    /** Long short-term memory. */
    LSTM
}
