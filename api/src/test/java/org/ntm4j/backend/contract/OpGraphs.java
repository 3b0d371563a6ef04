package org.ntm4j.backend.contract;

import java.util.List;
import java.util.Map;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Ops;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Graphs in which every operation of {@link Ops} is differentiated by everything it depends on. */
final class OpGraphs {
    private static final int BATCH = 2;
    private static final int WIDTH = 3;
    private static final int LOCATIONS = 5;
    private static final HeadLayout LAYOUT = new HeadLayout(2, 2, WIDTH, 3);

    private static final Map<String, List<Graph>> BY_OPERATION =
            Map.ofEntries(
                    Map.entry("linear", List.of(linearByStep(), linearAtOnce())),
                    Map.entry("tanh", List.of(activation("tanh", Ops::tanh))),
                    Map.entry("sigmoid", List.of(activation("sigmoid", Ops::sigmoid))),
                    Map.entry("softmax", List.of(softmax())),
                    Map.entry("filled", List.of(filled())),
                    Map.entry("broadcast", List.of(broadcastVector(), broadcastMatrix())),
                    Map.entry("place", List.of(place())),
                    Map.entry("headActivations", List.of(headActivations())),
                    Map.entry("startMemory", List.of(address(HeadGroup.READ))),
                    Map.entry("resumeMemory", List.of(resumeMemory())),
                    Map.entry("receiveGradient", List.of(receiveGradient())),
                    Map.entry(
                            "address", List.of(address(HeadGroup.READ), address(HeadGroup.WRITE))),
                    Map.entry("read", List.of(read())),
                    Map.entry("write", List.of(write())),
                    Map.entry("lstmCell", List.of(lstmCell())),
                    Map.entry("episode", Episodes.graphs()),
                    Map.entry("crossEntropy", List.of(crossEntropy())));

    private OpGraphs() {}

    /** None if the kit does not know the operation. */
    static List<Graph> of(String operation) {
        return BY_OPERATION.getOrDefault(operation, List.of());
    }

    private static Graph linearByStep() {
        return new Graph(
                "linear, step by step",
                List.of(
                        Graph.parameter("w", 3, 4),
                        Graph.parameter("b", 4),
                        Graph.parameter("x0", BATCH, 3),
                        Graph.parameter("x1", BATCH, 3)),
                (tape, p) -> {
                    LinearSteps layer = tape.ops().linear(p.var("w"), p.var("b"), 2, BATCH);
                    tape.ops().place(p.var("x0"), layer.input(0), 0);
                    Var first = layer.apply(0);
                    tape.ops().place(p.var("x1"), layer.input(1), 0);
                    Var second = layer.apply(1);
                    return List.of(Graph.loss(tape, first, BATCH), Graph.loss(tape, second, BATCH));
                });
    }

    private static Graph linearAtOnce() {
        return new Graph(
                "linear, all steps at once",
                List.of(
                        Graph.parameter("w", 3, 4),
                        Graph.parameter("b", 4),
                        Graph.parameter("x", 3 * BATCH, 3)),
                (tape, p) -> {
                    LinearSteps layer = tape.ops().linear(p.var("w"), p.var("b"), 3, BATCH);
                    tape.ops().place(p.var("x"), layer.inputs(), 0);
                    return List.of(Graph.loss(tape, layer.applyAll(), BATCH));
                });
    }

    /** {@link Ops#tanh} or {@link Ops#sigmoid}. */
    @FunctionalInterface
    private interface Squashing {
        void apply(Ops ops, Var x, Var target);
    }

    private static Graph activation(String name, Squashing squashing) {
        return new Graph(
                name,
                List.of(Graph.within(2, "x", 4, 3)),
                (tape, p) -> {
                    Var target = tape.variable(4, 3);
                    squashing.apply(tape.ops(), p.var("x"), target);
                    return List.of(Graph.loss(tape, target, BATCH));
                });
    }

    private static Graph softmax() {
        return new Graph(
                "softmax",
                List.of(Graph.within(3, "x", 4, 5)),
                (tape, p) -> List.of(Graph.loss(tape, tape.ops().softmax(p.var("x")), BATCH)));
    }

    private static Graph filled() {
        return new Graph(
                "filled, beside a parameter",
                List.of(Graph.parameter("x", BATCH, 2)),
                (tape, p) -> {
                    Var logits = tape.variable(BATCH, 5);
                    Var filled = tape.ops().filled(0.75, BATCH, 1, 3);
                    tape.ops().place(filled, logits, 0);
                    tape.ops().place(p.var("x"), logits, 3);
                    return List.of(Graph.loss(tape, logits, BATCH));
                });
    }

    private static Graph broadcastVector() {
        return new Graph(
                "broadcast of rank 1",
                List.of(Graph.parameter("x", 4)),
                (tape, p) -> List.of(Graph.loss(tape, tape.ops().broadcast(p.var("x"), 6), BATCH)));
    }

    private static Graph broadcastMatrix() {
        return new Graph(
                "broadcast of rank 2",
                List.of(Graph.parameter("x", 3, 2)),
                (tape, p) -> {
                    Var repeated = tape.ops().broadcast(p.var("x"), 4);
                    return List.of(Graph.loss(tape, repeated.asRows(), BATCH));
                });
    }

    private static Graph place() {
        return new Graph(
                "place",
                List.of(Graph.parameter("x", 4, 2), Graph.parameter("y", 4, 3)),
                (tape, p) -> {
                    Var logits = tape.variable(4, 5);
                    tape.ops().place(p.var("y"), logits, 2);
                    tape.ops().place(p.var("x"), logits, 0);
                    return List.of(Graph.loss(tape, logits, BATCH));
                });
    }

    private static Graph headActivations() {
        return new Graph(
                "headActivations",
                List.of(Graph.within(2, "raw", BATCH, LAYOUT.width())),
                (tape, p) -> {
                    Var heads = tape.ops().headActivations(LAYOUT, p.var("raw"));
                    return List.of(Graph.loss(tape, heads, BATCH));
                });
    }

    /** A memory on the tape from the parameter {@code memory}. */
    private static Var memory(Tape tape, ParameterSet parameters) {
        Ops ops = tape.ops();
        return ops.startMemory(ops.broadcast(parameters.var("memory"), BATCH));
    }

    /** Weightings from the parameter {@code weights}. */
    private static Var weighting(Tape tape, ParameterSet parameters) {
        Ops ops = tape.ops();
        return ops.broadcast(ops.softmax(parameters.var("weights")), BATCH);
    }

    private static Graph address(HeadGroup group) {
        return new Graph(
                "startMemory and address by " + group + " heads",
                List.of(
                        Graph.parameter("memory", WIDTH, LOCATIONS),
                        Graph.within(2, "raw", BATCH, LAYOUT.width()),
                        Graph.parameter("weights", LAYOUT.count(group), LOCATIONS)),
                (tape, p) -> {
                    Var memory = memory(tape, p);
                    Var heads = tape.ops().headActivations(LAYOUT, p.var("raw"));
                    Var previous = weighting(tape, p);
                    Var weighting = tape.ops().address(LAYOUT, group, memory, heads, previous);
                    return List.of(Graph.loss(tape, weighting.asRows(), BATCH));
                });
    }

    /** Goes on with a memory that was on a tape before, and addresses it. */
    private static Graph resumeMemory() {
        return new Graph(
                "resumeMemory and address",
                List.of(
                        Graph.parameter("memory", WIDTH, LOCATIONS),
                        Graph.within(2, "raw", BATCH, LAYOUT.width()),
                        Graph.parameter("weights", LAYOUT.readHeads(), LOCATIONS)),
                (tape, p) -> {
                    Ops ops = tape.ops();
                    Var norms = memory(tape, p).saved();
                    Var memory = ops.resumeMemory(ops.broadcast(p.var("memory"), BATCH), norms);
                    Var heads = ops.headActivations(LAYOUT, p.var("raw"));
                    Var previous = weighting(tape, p);
                    Var weighting = ops.address(LAYOUT, HeadGroup.READ, memory, heads, previous);
                    return List.of(Graph.loss(tape, weighting.asRows(), BATCH));
                });
    }

    /** Two gradients that come from elsewhere and cancel out only if both are added to what is there. */
    private static Graph receiveGradient() {
        return new Graph(
                "receiveGradient, twice",
                List.of(Graph.parameter("x", BATCH, 3)),
                (tape, p) -> {
                    Var logits = tape.variable(BATCH, 6);
                    for (int copy = 0; copy < 2; copy++) {
                        Var y = tape.variable(BATCH, 3);
                        tape.ops().place(p.var("x"), y, 0);
                        Var received =
                                tape.ops().filled(copy == 0 ? 0.75 : -0.75, BATCH, 1, 3).asRows();
                        tape.ops().receiveGradient(y, received);
                        tape.ops().place(y, logits, 3 * copy);
                    }
                    return List.of(Graph.loss(tape, logits, BATCH));
                });
    }

    private static Graph read() {
        return new Graph(
                "read",
                List.of(
                        Graph.parameter("memory", WIDTH, LOCATIONS),
                        Graph.parameter("weights", LAYOUT.readHeads(), LOCATIONS)),
                (tape, p) -> {
                    Var reads = tape.ops().read(memory(tape, p), weighting(tape, p));
                    return List.of(Graph.loss(tape, reads.asRows(), BATCH));
                });
    }

    /** Reads before and after the write, so that the gradient of the memory comes from both. */
    private static Graph write() {
        return new Graph(
                "write between reads",
                List.of(
                        Graph.parameter("memory", WIDTH, LOCATIONS),
                        Graph.within(2, "raw", BATCH, LAYOUT.width()),
                        Graph.parameter("weights", LAYOUT.writeHeads(), LOCATIONS)),
                (tape, p) -> {
                    Ops ops = tape.ops();
                    Var before = memory(tape, p);
                    Var weighting = weighting(tape, p);
                    Var heads = ops.headActivations(LAYOUT, p.var("raw"));
                    Var firstReads = ops.read(before, weighting);
                    Var after = ops.write(LAYOUT, before, weighting, heads);
                    Var again = ops.write(LAYOUT, after, weighting, heads);
                    Var lastReads = ops.read(again, weighting);
                    return List.of(
                            Graph.loss(tape, firstReads.asRows(), BATCH),
                            Graph.loss(tape, lastReads.asRows(), BATCH));
                });
    }

    private static Graph lstmCell() {
        int hidden = 3;
        return new Graph(
                "lstmCell",
                List.of(
                        Graph.within(2, "gates", BATCH, 4 * hidden),
                        Graph.parameter("c0", BATCH, hidden)),
                (tape, p) -> {
                    Var gates = tape.variable(BATCH, 4 * hidden);
                    Var c = tape.variable(BATCH, hidden);
                    Var h = tape.variable(BATCH, hidden);
                    Var logits = tape.variable(BATCH, 2 * hidden);
                    tape.ops().place(p.var("gates"), gates, 0);
                    tape.ops().lstmCell(gates, p.var("c0"), c, h);
                    tape.ops().place(c, logits, 0);
                    tape.ops().place(h, logits, hidden);
                    return List.of(Graph.loss(tape, logits, BATCH));
                });
    }

    private static Graph crossEntropy() {
        return new Graph(
                "crossEntropy",
                List.of(Graph.within(3, "logits", 3 * BATCH, 4)),
                (tape, p) -> List.of(Graph.loss(tape, p.var("logits"), BATCH)));
    }
}
