package org.ntm4j.task.file;

/**
 * How many steps a sequence may have.
 *
 * @param steps at most
 * @param setting that says so, for an error
 */
public record StepLimit(int steps, String setting) {}
