package org.ntm4j.evaluate;

/**
 * How well a model marks a place in its answer.
 *
 * @param name what a table calls the marker, for example {@code end marker}
 * @param correct share of the sequences in which the marker is right at every step of the answer: set
 *     where it should be, and nowhere else
 */
public record MarkerResult(String name, double correct) {}
