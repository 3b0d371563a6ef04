package org.ntm4j.autodiff;

import org.ntm4j.backend.Activation;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.RunningSequences;

/**
 * The differentiable operations. Each computes its value at once and, on a tape that records, leaves a
 * node that knows its gradient. What models are made of: memory, controllers and machines know these
 * and no backend.
 *
 * <p>Symbols: B batch, T steps, H hidden units, N locations, M memory width, P width of a {@link
 * HeadLayout}, R/W read/write heads.
 */
public final class Ops {
    private final Tape tape;
    private final NodePool<ActivationNode> activations;
    private final NodePool<SoftmaxNode> softmaxes;
    private final NodePool<BroadcastNode> broadcasts;
    private final NodePool<PlaceNode> placements;
    private final NodePool<LinearSteps> linears;
    private final NodePool<LinearSteps.InputNode> linearInputs;
    private final NodePool<HeadActivationsNode> headActivations;
    private final NodePool<AddressNode> addresses;
    private final NodePool<ReadNode> reads;
    private final NodePool<WriteNode> writes;
    private final NodePool<LstmCellNode> lstmCells;
    private final NodePool<CrossEntropyNode> crossEntropies;
    private final NodePool<EpisodeNode> episodes;
    private final NodePool<ReceivedGradientNode> receivedGradients;

    Ops(Tape tape) {
        this.tape = tape;
        activations = tape.register(new NodePool<>(() -> new ActivationNode(tape)));
        softmaxes = tape.register(new NodePool<>(() -> new SoftmaxNode(tape)));
        broadcasts = tape.register(new NodePool<>(() -> new BroadcastNode(tape)));
        placements = tape.register(new NodePool<>(() -> new PlaceNode(tape)));
        linearInputs = tape.register(new NodePool<>(() -> new LinearSteps.InputNode(tape)));
        linears = tape.register(new NodePool<>(() -> new LinearSteps(tape, linearInputs)));
        headActivations = tape.register(new NodePool<>(() -> new HeadActivationsNode(tape)));
        addresses = tape.register(new NodePool<>(() -> new AddressNode(tape)));
        reads = tape.register(new NodePool<>(() -> new ReadNode(tape)));
        writes = tape.register(new NodePool<>(() -> new WriteNode(tape)));
        lstmCells = tape.register(new NodePool<>(() -> new LstmCellNode(tape)));
        crossEntropies = tape.register(new NodePool<>(() -> new CrossEntropyNode(tape)));
        episodes = tape.register(new NodePool<>(() -> new EpisodeNode(tape)));
        receivedGradients = tape.register(new NodePool<>(() -> new ReceivedGradientNode(tape)));
    }

    /**
     * The linear layer {@code y = x·w + b} over an episode; see {@link LinearSteps}.
     *
     * @param weight {@code [I, O]}
     * @param bias {@code [O]}
     * @param steps T
     * @param rows B
     */
    public LinearSteps linear(Var weight, Var bias, int steps, int rows) {
        LinearSteps node = linears.next();
        node.begin(weight, bias, steps, rows);
        tape.record(node);
        return node;
    }

    /**
     * {@code target = tanh(x)}.
     *
     * @param x dense
     * @param target dense, of the same shape; overwritten
     */
    public void tanh(Var x, Var target) {
        activate(Activation.TANH, x, target);
    }

    /**
     * {@code target = 1 / (1 + e^-x)}.
     *
     * @param x dense
     * @param target dense, of the same shape; overwritten
     */
    public void sigmoid(Var x, Var target) {
        activate(Activation.SIGMOID, x, target);
    }

    private void activate(Activation activation, Var x, Var target) {
        ActivationNode node = activations.next();
        node.forward(activation, x, target);
        tape.record(node);
    }

    /** Softmax of each row of {@code x}, {@code [rows, n]}. */
    public Var softmax(Var x) {
        SoftmaxNode node = softmaxes.next();
        Var y = node.forward(x);
        tape.record(node);
        return y;
    }

    /** A variable {@code [d0, d1, d2]} with every element {@code value}. */
    public Var filled(double value, int d0, int d1, int d2) {
        Var target = tape.variable(d0, d1, d2);
        tape.backend().fill(target.value(), value);
        return target;
    }

    /** {@code row}, of rank 1 or 2, repeated {@code times} along a new first axis. */
    public Var broadcast(Var row, int times) {
        BroadcastNode node = broadcasts.next();
        Var target = node.forward(row, times);
        tape.record(node);
        return target;
    }

    /**
     * Copies {@code source} into columns of {@code target} from {@code column} on.
     *
     * @param source {@code [B, F]}, or of higher rank and dense, taken as rows
     * @param target {@code [B, G]}, {@code G ≥ column + F}; modified
     */
    public void place(Var source, Var target, int column) {
        Var rows = source.value().rank() == 2 ? source : source.asRows();
        PlaceNode node = placements.next();
        node.forward(rows, target.columns(column, rows.extent(1)));
        tape.record(node);
    }

    /**
     * The controller's emission through the functions of each head parameter.
     *
     * @param raw {@code [B, P]}
     * @return {@code [B, P]}
     */
    public Var headActivations(HeadLayout layout, Var raw) {
        HeadActivationsNode node = headActivations.next();
        Var heads = node.forward(layout, raw);
        tape.record(node);
        return heads;
    }

    /**
     * Makes {@code initial} the memory that an episode starts with, by computing its row norms.
     *
     * @param initial {@code [B, M, N]}; returned
     */
    public Var startMemory(Var initial) {
        Var norms = tape.constant(initial.extent(0), initial.extent(2));
        tape.kernels().rowNorms(initial.value(), norms.value());
        initial.keep(norms);
        return initial;
    }

    /**
     * Makes {@code matrix} the memory that steps go on with, where others have left it.
     *
     * @param matrix {@code [B, M, N]}; returned
     * @param norms its row norms {@code [B, N]}, as {@link Var#saved()} had them
     */
    public Var resumeMemory(Var matrix, Var norms) {
        matrix.keep(norms);
        return matrix;
    }

    /**
     * Addressing by all heads of a group, equations 5 to 9.
     *
     * @param memory {@code [B, M, N]}, from {@link #startMemory} or {@link #write}
     * @param heads {@code [B, P]}
     * @param previous weightings of the step before, {@code [B, heads of the group, N]}
     * @return the weightings; their {@link Var#saved()} are the {@link AddressingPlanes}
     */
    public Var address(HeadLayout layout, HeadGroup group, Var memory, Var heads, Var previous) {
        memory.requireCurrent();
        AddressNode node = addresses.next();
        Var weighting = node.forward(layout, group, memory, heads, previous);
        tape.record(node);
        return weighting;
    }

    /**
     * Read vectors of all read heads (equation 2).
     *
     * @param memory {@code [B, M, N]}
     * @param weighting {@code [B, R, N]}
     * @return {@code [B, R, M]}
     */
    public Var read(Var memory, Var weighting) {
        memory.requireCurrent();
        ReadNode node = reads.next();
        Var result = node.forward(memory, weighting);
        tape.record(node);
        return result;
    }

    /**
     * The memory after all write heads have erased, then added (equations 3 and 4). {@code memory} may
     * not be used in later operations: its gradient buffer becomes that of the result, which saves a
     * matrix for each time step.
     *
     * @param memory {@code [B, M, N]}
     * @param weighting {@code [B, W, N]}
     * @param heads {@code [B, P]}
     * @return {@code [B, M, N]}
     */
    public Var write(HeadLayout layout, Var memory, Var weighting, Var heads) {
        memory.requireCurrent();
        WriteNode node = writes.next();
        Var after = node.forward(layout, memory, weighting, heads);
        tape.record(node);
        return after;
    }

    /**
     * LSTM cell without peepholes.
     *
     * @param gates pre-activations {@code [B, 4H]}, in the order i, f, g, o; their value is replaced by
     *     the activated gates
     * @param cPrevious {@code [B, H]}
     * @param c {@code [B, H]}, overwritten
     * @param h {@code [B, H]}, overwritten
     */
    public void lstmCell(Var gates, Var cPrevious, Var c, Var h) {
        LstmCellNode node = lstmCells.next();
        node.forward(gates, cPrevious, c, h);
        tape.record(node);
    }

    /**
     * All steps of an episode at once, where {@link Tape#offers} says that the backend can: controller, heads,
     * addressing, writing and reading.
     *
     * @param layers of the controller and of the heads
     * @param start what the machine has before the first step
     * @param inputs x, T steps of {@code [B, X]}
     * @param running the sequences that are not over; of the others, features are any finite numbers
     * @param firstScored the step that the first features belong to
     * @param features {@code [scored steps · B, H + R·M]}, overwritten by what the controller emits and the read
     *     vectors
     */
    public void episode(
            EpisodePlan plan,
            EpisodeLayers layers,
            EpisodeStart start,
            Stack inputs,
            RunningSequences running,
            int firstScored,
            Var features) {
        EpisodeNode node = episodes.next();
        node.forward(plan, layers, start, inputs, running, firstScored, features);
        tape.record(node);
    }

    /**
     * Where {@link Tape#backward()} comes by, {@code gradient} is added to that of {@code target}: what later operations
     * would have added that are not on this tape.
     *
     * @param target differentiated
     * @param gradient of the same shape; its value is read in the walk backwards
     */
    public void receiveGradient(Var target, Var gradient) {
        ReceivedGradientNode node = receivedGradients.next();
        node.connect(target, gradient);
        tape.record(node);
    }

    /**
     * The loss: masked cross-entropy of each sequence and the start of {@link Tape#backward()}, which
     * differentiates its sum over time and channels, averaged over the batch.
     *
     * @param logits {@code [T·B, Y]}
     * @param targets {@code [T·B, Y]}
     * @param mask {@code [T·B, 1]}
     * @param batch B
     * @return {@code [B, 2]}: nats, and wrong bits, of each sequence
     */
    public Var crossEntropy(Var logits, Var targets, Var mask, int batch) {
        CrossEntropyNode node = crossEntropies.next();
        Var perSequence = node.forward(logits, targets, mask, batch);
        tape.record(node);
        return perSequence;
    }
}
