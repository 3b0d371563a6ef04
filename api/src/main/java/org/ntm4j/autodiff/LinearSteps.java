package org.ntm4j.autodiff;

/**
 * A linear layer {@code y = x·w + b} over the steps of an episode. Inputs and outputs of all steps are
 * stacked, so that the weight gradient is one matrix product when the tape has walked back to where
 * the layer began.
 *
 * <p>Use: fill {@link #input}, call {@link #apply}, step by step; or fill all inputs and call {@link
 * #applyAll} once.
 */
public final class LinearSteps extends Node {
    private final Tape tape;
    private final NodePool<InputNode> inputNodes;
    private Var weight = Unset.VAR;
    private Var bias = Unset.VAR;
    private Stack inputs;
    private Stack outputs;

    LinearSteps(Tape tape, NodePool<InputNode> inputNodes) {
        this.tape = tape;
        this.inputNodes = inputNodes;
        this.inputs = new Stack(tape.backend(), 0, 0, false);
        this.outputs = inputs;
    }

    void begin(Var newWeight, Var newBias, int steps, int rows) {
        weight = newWeight;
        bias = newBias;
        inputs = tape.stack(steps, rows, weight.extent(0));
        outputs = tape.stack(steps, rows, weight.extent(1));
    }

    /** Where the input of step {@code t} belongs, {@code [B, I]}. */
    public Var input(int t) {
        return inputs.at(t);
    }

    /** Where the inputs of all steps belong, {@code [T·B, I]}. */
    public Var inputs() {
        return inputs.all();
    }

    /** The output of step {@code t}, {@code [B, O]}, from what is in {@code input(t)}. */
    public Var apply(int t) {
        return apply(inputs.at(t), outputs.at(t));
    }

    /** The outputs of all steps, {@code [T·B, O]}, in one product. */
    public Var applyAll() {
        return apply(inputs.all(), outputs.all());
    }

    private Var apply(Var x, Var y) {
        InputNode node = inputNodes.next();
        node.forward(weight, bias, x, y);
        tape.record(node);
        return y;
    }

    @Override
    void backward() {
        tape.kernels()
                .linearBackwardWeights(
                        inputs.all().value(),
                        outputs.all().gradient(),
                        weight.gradient(),
                        bias.gradient());
    }

    /** The product of one step, or of all; leaves the weights' gradient to the layer. */
    static final class InputNode extends Node {
        private final Tape tape;
        private Var weight = Unset.VAR;
        private Var x = Unset.VAR;
        private Var y = Unset.VAR;

        InputNode(Tape tape) {
            this.tape = tape;
        }

        void forward(Var newWeight, Var bias, Var input, Var output) {
            weight = newWeight;
            x = input;
            y = output;
            tape.kernels().linear(x.value(), weight.value(), bias.value(), y.value());
        }

        @Override
        void backward() {
            tape.kernels().linearBackwardInput(y.gradient(), weight.value(), x.gradient());
        }
    }
}
