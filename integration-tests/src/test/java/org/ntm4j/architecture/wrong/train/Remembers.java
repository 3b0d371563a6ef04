package org.ntm4j.architecture.wrong.train;

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Breaks rule 6 in each way. */
final class Remembers {
    static int variable;
    static final int[] REACHABLE = {1};
    static final AtomicInteger COUNTER = new AtomicInteger();
    static final HashMap<String, String> FILLED = new HashMap<>();
    static final StringBuilder TEXT = new StringBuilder();

    private Remembers() {}
}
