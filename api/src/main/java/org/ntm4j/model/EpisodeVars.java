package org.ntm4j.model;

import org.ntm4j.autodiff.Stack;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.tensor.RunningSequences;

/**
 * A batch of episodes in the memory of a backend.
 *
 * @param batch B
 * @param steps T
 * @param inputs {@code [B, X]} for each step
 * @param firstScored the first step at which an answer is due
 * @param targets {@code [B, Y]} for each step from {@code firstScored} to the last scored one
 * @param mask {@code [B, 1]} for each of those
 * @param running the sequences that a model has to go through at each step
 */
public record EpisodeVars(
        int batch,
        int steps,
        Stack inputs,
        int firstScored,
        Stack targets,
        Stack mask,
        RunningSequences running) {

    /** Uploads a batch, each sequence of which runs to the last step. */
    public static EpisodeVars upload(Tape tape, EpisodeBatch episodes) {
        RunningSequences all = RunningSequences.all(episodes.steps(), episodes.batch());
        return upload(tape, episodes, all, 0, episodes.steps());
    }

    /** Uploads a batch with its longest sequences first, each of which runs until its last answer. */
    public static EpisodeVars uploadLongestFirst(Tape tape, EpisodeBatch episodes) {
        EpisodeBatch sorted = episodes.longestFirst();
        RunningSequences running = RunningSequences.endingAt(sorted.steps(), sorted.ends());
        return upload(tape, sorted, running, 0, sorted.steps());
    }

    /**
     * Uploads some steps of a batch, which count from 0.
     *
     * @param running at the steps of the whole batch
     * @param from the first step
     * @param to one more than the last step
     */
    public static EpisodeVars upload(
            Tape tape, EpisodeBatch episodes, RunningSequences running, int from, int to) {
        int b = episodes.batch();
        int first = Math.min(to, Math.max(from, episodes.firstScoredStep()));
        int scored = Math.max(0, Math.min(to, episodes.endOfScoredSteps()) - first);
        Stack inputs = tape.constantStack(to - from, b, episodes.inputWidth());
        Stack targets = tape.constantStack(scored, b, episodes.outputWidth());
        Stack mask = tape.constantStack(scored, b, 1);
        tape.upload(episodes.inputs(), from * b * episodes.inputWidth(), inputs.all());
        tape.upload(episodes.targets(), first * b * episodes.outputWidth(), targets.all());
        tape.upload(episodes.mask(), first * b, mask.all());
        return new EpisodeVars(
                b, to - from, inputs, first - from, targets, mask, running.range(from, to));
    }

    /** The number of steps at which answers are due. */
    public int scoredSteps() {
        return targets.steps();
    }

    /** Whether an answer is due at step {@code t}. */
    public boolean isScored(int t) {
        return t >= firstScored && t < firstScored + scoredSteps();
    }

    /** Cross-entropy of the model's answers: {@code [B, 2]}, nats and wrong bits of each sequence. */
    public Var crossEntropy(Tape tape, Var logits) {
        return tape.ops().crossEntropy(logits, targets.all(), mask.all(), batch);
    }
}
