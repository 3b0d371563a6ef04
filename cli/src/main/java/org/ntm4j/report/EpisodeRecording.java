package org.ntm4j.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One episode: what a model saw, was to answer and answered, and what its heads did.
 *
 * @param origin of the recording
 * @param inputs {@code [T][X]}
 * @param targets {@code [T][Y]}; 0 where no answer is due
 * @param mask {@code [T]}: weight of a step in the cost; 0 where no answer is due
 * @param outputs {@code [T][Y]}: probability of a one, also where no answer is due
 * @param costBits of the answer
 * @param wrongBits of the answer
 * @param heads write heads, then read heads; none for a model without a memory
 * @param memory nothing for a model without one
 */
public record EpisodeRecording(
        Origin origin,
        float[][] inputs,
        float[][] targets,
        float[] mask,
        float[][] outputs,
        double costBits,
        long wrongBits,
        List<HeadRecording> heads,
        Optional<MemoryRecording> memory) {
    /** Copies the list. */
    public EpisodeRecording {
        heads = List.copyOf(heads);
    }

    /** T. */
    public int steps() {
        return inputs.length;
    }

    /** Whether an answer is due at step {@code t}. */
    public boolean isScored(int t) {
        return mask[t] != 0;
    }

    /** The heads that write. */
    public List<HeadRecording> writeHeads() {
        return heads.stream().filter(HeadRecording::writes).toList();
    }

    /** The heads that read. */
    public List<HeadRecording> readHeads() {
        return heads.stream().filter(head -> !head.writes()).toList();
    }

    /** How far the answer is from what is right, {@code [T][Y]}; 0 where no answer is due. */
    public float[][] errors() {
        float[][] errors = new float[steps()][];
        for (int t = 0; t < errors.length; t++) {
            errors[t] = new float[targets[t].length];
            for (int y = 0; isScored(t) && y < errors[t].length; y++) {
                errors[t][y] = Math.abs(targets[t][y] - outputs[t][y]);
            }
        }
        return errors;
    }

    /** The answers where they are due, {@code [T][Y]}; 0 elsewhere. */
    public float[][] answers() {
        float[][] answers = new float[steps()][];
        for (int t = 0; t < answers.length; t++) {
            answers[t] = isScored(t) ? outputs[t].clone() : new float[outputs[t].length];
        }
        return answers;
    }

    /**
     * The memory after some steps, from what it began with and what the write heads did: all heads erase
     * (equation 3), then all add (equation 4).
     *
     * @param steps from 0 to T
     * @return {@code [N][M]}
     * @throws java.util.NoSuchElementException if the model has no memory
     */
    public float[][] memoryAfter(int steps) {
        float[][] matrix =
                Arrays.stream(memory.orElseThrow().before())
                        .map(float[]::clone)
                        .toArray(float[][]::new);
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < matrix.length; i++) {
                write(matrix[i], t, i);
            }
        }
        return matrix;
    }

    private void write(float[] row, int t, int location) {
        for (int m = 0; m < row.length; m++) {
            float kept = row[m];
            float added = 0;
            for (HeadRecording head : heads) {
                if (head.writes()) {
                    float weight = head.weighting()[t][location];
                    kept *= 1 - weight * head.erase()[t][m];
                    added += weight * head.add()[t][m];
                }
            }
            row[m] = kept + added;
        }
    }
}
