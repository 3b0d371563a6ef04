package org.ntm4j.task;

import java.util.List;

/**
 * An answer at a step.
 *
 * @param step when it is due
 * @param values of all output channels
 */
public record Answer(int step, List<Float> values) {}
