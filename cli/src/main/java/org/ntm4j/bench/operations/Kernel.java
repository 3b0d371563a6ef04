package org.ntm4j.bench.operations;

/** What a training step calls of a backend, as a table names it. */
public enum Kernel {
    /** {@code linear}. */
    LINEAR("linear", Pass.FORWARD),
    /** {@code linearBackwardInput}. */
    LINEAR_INPUT("linear, to the input", Pass.BACKWARD),
    /** {@code linearBackwardWeights}. */
    LINEAR_WEIGHTS("linear, to the weights", Pass.BACKWARD),
    /** {@code activate}. */
    ACTIVATE("activation", Pass.FORWARD),
    /** {@code activateBackward}. */
    ACTIVATE_BACKWARD("activation", Pass.BACKWARD),
    /** {@code softmax}. */
    SOFTMAX("softmax", Pass.FORWARD),
    /** {@code softmaxBackward}. */
    SOFTMAX_BACKWARD("softmax", Pass.BACKWARD),
    /** {@code headActivations}. */
    HEADS("head activations", Pass.FORWARD),
    /** {@code headActivationsBackward}. */
    HEADS_BACKWARD("head activations", Pass.BACKWARD),
    /** {@code rowNorms}. */
    NORMS("row norms", Pass.FORWARD),
    /** {@code address}. */
    ADDRESS("address", Pass.FORWARD),
    /** {@code addressBackward}. */
    ADDRESS_BACKWARD("address", Pass.BACKWARD),
    /** {@code read}. */
    READ("read", Pass.FORWARD),
    /** {@code readBackward}. */
    READ_BACKWARD("read", Pass.BACKWARD),
    /** {@code write}. */
    WRITE("write", Pass.FORWARD),
    /** {@code writeBackward}. */
    WRITE_BACKWARD("write", Pass.BACKWARD),
    /** {@code lstmCell}. */
    CELL("LSTM cell", Pass.FORWARD),
    /** {@code lstmCellBackward}. */
    CELL_BACKWARD("LSTM cell", Pass.BACKWARD),
    /** {@code forward} of whole episodes. */
    EPISODE("whole episode", Pass.FORWARD),
    /** {@code backward} of whole episodes. */
    EPISODE_BACKWARD("whole episode", Pass.BACKWARD),
    /** {@code crossEntropy}. */
    LOSS("cross-entropy", Pass.FORWARD),
    /** {@code crossEntropyBackward}. */
    LOSS_BACKWARD("cross-entropy", Pass.BACKWARD),
    /** {@code clipNorm}. */
    CLIP("clipping of the norm", Pass.UPDATE),
    /** {@code rmsPropStep} or {@code adamStep}. */
    OPTIMIZER("optimiser", Pass.UPDATE),
    /** All primitives: fills, copies, sums and the like. */
    PRIMITIVES("primitives", Pass.ANY),
    /** {@code upload} and {@code download}. */
    TRANSFERS("upload and download", Pass.ANY);

    private final String text;
    private final Pass pass;

    /** When a kernel runs. */
    public enum Pass {
        /** From the input to the loss. */
        FORWARD,
        /** Back from the loss. */
        BACKWARD,
        /** Once for each update, whatever the batch. */
        UPDATE,
        /** In more than one of these. */
        ANY
    }

    Kernel(String text, Pass pass) {
        this.text = text;
        this.pass = pass;
    }

    /** What a table calls it; the same forward and backward. */
    public String text() {
        return text;
    }

    /** When it runs. */
    public Pass pass() {
        return pass;
    }
}
