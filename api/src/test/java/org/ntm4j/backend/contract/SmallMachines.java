package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Ops;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** A Neural Turing Machine and an LSTM, made by hand from {@link Ops}, over a few time steps. */
final class SmallMachines {
    private static final int STEPS = 4;
    private static final int BATCH = 3;
    private static final int INPUTS = 4;
    private static final int OUTPUTS = 3;
    private static final int HIDDEN = 11;
    private static final int WIDTH = 5;
    private static final int LOCATIONS = 9;
    private static final HeadLayout LAYOUT = new HeadLayout(2, 1, WIDTH, 3);
    private static final int READ = LAYOUT.readHeads() * WIDTH;

    private SmallMachines() {}

    private static ParameterSpec weights(String name, int inputs, int outputs) {
        return Graph.within(Math.sqrt(6.0 / (inputs + outputs)), name, inputs, outputs);
    }

    /** The input of a step, {@code [B, X]}. */
    private static Var input(Tape tape, int step) {
        double[] values = new Samples(70 + step).uniform(BATCH * INPUTS, 0, 1);
        return Graph.constant(tape, BATCH, INPUTS, values);
    }

    /** A layer of the parameters {@code NAME.w} and {@code NAME.b} over all steps. */
    private static LinearSteps layer(Tape tape, ParameterSet p, String name) {
        return tape.ops().linear(p.var(name + ".w"), p.var(name + ".b"), STEPS, BATCH);
    }

    /** A feedforward controller; it writes, then reads. */
    static Graph turing() {
        return new Graph(
                "a Neural Turing Machine with a feedforward controller",
                List.of(
                        weights("controller.w", INPUTS + READ, HIDDEN),
                        Graph.within(0.1, "controller.b", HIDDEN),
                        weights("heads.w", HIDDEN, LAYOUT.width()),
                        Graph.within(0.1, "heads.b", LAYOUT.width()),
                        weights("output.w", HIDDEN + READ, OUTPUTS),
                        Graph.within(0.1, "output.b", OUTPUTS),
                        Graph.within(0.5, "memory", WIDTH, LOCATIONS),
                        Graph.within(0.1, "reads", READ),
                        Graph.parameter("readWeights", LAYOUT.readHeads(), LOCATIONS),
                        Graph.parameter("writeWeights", LAYOUT.writeHeads(), LOCATIONS)),
                SmallMachines::turing);
    }

    private static List<Var> turing(Tape tape, ParameterSet p) {
        Ops ops = tape.ops();
        LinearSteps controller = layer(tape, p, "controller");
        LinearSteps emission = layer(tape, p, "heads");
        LinearSteps output = layer(tape, p, "output");
        Var memory = ops.startMemory(ops.broadcast(p.var("memory"), BATCH));
        Var reads = ops.broadcast(p.var("reads"), BATCH);
        Var readWeights = ops.broadcast(ops.softmax(p.var("readWeights")), BATCH);
        Var writeWeights = ops.broadcast(ops.softmax(p.var("writeWeights")), BATCH);
        for (int t = 0; t < STEPS; t++) {
            ops.place(input(tape, t), controller.input(t), 0);
            ops.place(reads, controller.input(t), INPUTS);
            Var hidden = emission.input(t);
            ops.tanh(controller.apply(t), hidden);
            Var heads = ops.headActivations(LAYOUT, emission.apply(t));
            writeWeights = ops.address(LAYOUT, HeadGroup.WRITE, memory, heads, writeWeights);
            memory = ops.write(LAYOUT, memory, writeWeights, heads);
            readWeights = ops.address(LAYOUT, HeadGroup.READ, memory, heads, readWeights);
            reads = ops.read(memory, readWeights);
            ops.place(hidden, output.input(t), 0);
            ops.place(reads, output.input(t), HIDDEN);
        }
        return List.of(Graph.loss(tape, output.applyAll(), BATCH));
    }

    /** One layer. */
    static Graph lstm() {
        return new Graph(
                "an LSTM of one layer",
                List.of(
                        weights("gates.w", INPUTS + HIDDEN, 4 * HIDDEN),
                        Graph.within(0.1, "gates.b", 4 * HIDDEN),
                        weights("output.w", HIDDEN, OUTPUTS),
                        Graph.within(0.1, "output.b", OUTPUTS),
                        Graph.within(0.5, "h", HIDDEN),
                        Graph.within(0.5, "c", HIDDEN)),
                SmallMachines::lstm);
    }

    private static List<Var> lstm(Tape tape, ParameterSet p) {
        Ops ops = tape.ops();
        LinearSteps gates = layer(tape, p, "gates");
        LinearSteps output = layer(tape, p, "output");
        Var h = ops.broadcast(p.var("h"), BATCH);
        Var c = ops.broadcast(p.var("c"), BATCH);
        for (int t = 0; t < STEPS; t++) {
            ops.place(input(tape, t), gates.input(t), 0);
            ops.place(h, gates.input(t), INPUTS);
            Var cell = tape.variable(BATCH, HIDDEN);
            ops.lstmCell(gates.apply(t), c, cell, output.input(t));
            h = output.input(t);
            c = cell;
        }
        return List.of(Graph.loss(tape, output.applyAll(), BATCH));
    }
}
