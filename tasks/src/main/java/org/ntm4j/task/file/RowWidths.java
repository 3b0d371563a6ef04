package org.ntm4j.task.file;

/**
 * How long the rows of a sequence must be.
 *
 * @param input X; 0 if any length will do
 * @param output Y; 0 if any length will do
 * @param reason why: what follows "as" in an error
 */
public record RowWidths(int input, int output, String reason) {}
