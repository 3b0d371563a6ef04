package org.ntm4j.backend;

/**
 * A whole episode of one {@link org.ntm4j.tensor.EpisodePlan} in two calls, forward and backward, from {@link
 * FusedKernels#episodes}. The results are those of the kernels of {@link FusedKernels} called step by step, but for
 * rounding. The general rules of {@link TensorBackend} hold; all views are dense.
 *
 * <p>At each step the controller reads {@code [x, read vectors, h]} (h of an LSTM only), the heads are linear in
 * what it emits, and address, write and read in the order of the plan. The output layer, the loss and the gradients
 * of weights are not in here: their matrix products over the rows of all steps are fast already.
 */
public interface EpisodeKernels {
    /** V: how many numbers of each sequence and step {@link #forward} saves for {@link #backward}; may be 0. */
    int savedWidth();

    /**
     * Whether {@link EpisodeRows#running} may leave out sequences that are over. If not, all run to the last step:
     * what is recorded once and replayed for batches of other lengths can't leave any out.
     */
    default boolean leavesOutWhatIsOver() {
        return false;
    }

    /**
     * Runs all steps.
     *
     * @param weights read
     * @param start read
     * @param rows inputs, whose first X columns are read, and others, which are overwritten
     * @param firstScored the step that the first features belong to
     * @param saved {@code [Q, V]}, overwritten; without elements if there will be no {@link #backward}
     */
    void forward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved);

    /**
     * Walks back from the gradient of the features. The gradients of the weights are those of two linear layers with
     * inputs {@code rows.inputs()} and {@code rows.hidden()} and the output gradients that this leaves.
     *
     * @param rows as {@link #forward} left them, read
     * @param saved as {@link #forward} left it, read
     * @param gradients features are read, others overwritten or added to
     */
    void backward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved,
            EpisodeGradients gradients);
}
