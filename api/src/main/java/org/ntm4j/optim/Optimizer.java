package org.ntm4j.optim;

import java.util.Map;
import org.ntm4j.backend.View;

/** Changes parameters by their gradients. Holds backend memory until closed. */
public interface Optimizer extends AutoCloseable {
    /**
     * One step from the gradients as they are; they are not cleared, but may be scaled.
     *
     * @param learningRate of this step
     */
    void step(double learningRate);

    /** The number of steps taken. */
    long steps();

    /** Continues after {@code steps} steps; the tensors of {@link #state()} are the caller's to set. */
    void restoreSteps(long steps);

    /** The tensors that, with {@link #steps()}, are the whole state, by name, in a fixed order. */
    Map<String, View> state();

    @Override
    void close();
}
