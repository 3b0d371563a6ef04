package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntm4j.autodiff.EpisodeLayers;
import org.ntm4j.autodiff.EpisodeStart;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Ops;
import org.ntm4j.autodiff.Stack;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.RunningSequences;

/**
 * A machine that runs an episode as a whole or step by step.
 *
 * @param firstScored the first step with an answer
 * @param scored the number of steps with an answer
 */
record EpisodeMachine(EpisodePlan plan, int firstScored, int scored) {
    private static final int OUTPUTS = 3;

    /** How an episode is run. */
    enum Way {
        STEP_BY_STEP("step by step"),
        WHOLE("as a whole"),
        /** Without the sequences that are over, if the backend leaves them out. */
        WHOLE_WITHOUT_THE_OVER("as a whole, without what is over");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** The parameters, the same for each way of running. */
    Graph graph(Way way) {
        HeadLayout layout = plan.layout();
        List<ParameterSpec> specs = new ArrayList<>();
        addLayer(specs, "controller", plan.inputWidth(), plan.gateWidth());
        addLayer(specs, "heads", plan.hidden(), layout.width());
        addLayer(specs, "output", plan.featureWidth(), OUTPUTS);
        specs.add(Graph.within(0.5, "memory", layout.memoryWidth(), plan.locations()));
        specs.add(Graph.within(0.5, "reads", layout.readHeads(), layout.memoryWidth()));
        specs.add(Graph.parameter("readWeights", layout.readHeads(), plan.locations()));
        specs.add(Graph.parameter("writeWeights", layout.writeHeads(), plan.locations()));
        specs.add(Graph.within(0.5, "hidden", plan.stateWidth()));
        specs.add(Graph.within(0.5, "cell", plan.stateWidth()));
        return new Graph(
                this + ", " + way.words,
                specs,
                (tape, p) -> List.of(loss(tape, run(tape, p, way).applyAll())));
    }

    /** Gates are far from 0 on average, so that every part of addressing matters. */
    private static void addLayer(List<ParameterSpec> specs, String name, int inputs, int outputs) {
        double limit = Math.sqrt(9.0 / (inputs + 1));
        specs.add(Graph.within(limit, name + ".w", inputs, outputs));
        specs.add(Graph.within(0.5, name + ".b", outputs));
    }

    /** What an episode gives: features, logits, nats, and unless it only infers, all gradients. */
    Map<String, double[]> evaluate(TensorBackend backend, Way way, boolean training) {
        Map<String, double[]> results = new LinkedHashMap<>();
        try (ParameterSet parameters = Evaluation.parameters(backend, graph(way));
                Tape tape = training ? Tape.forTraining(backend) : Tape.forInference(backend)) {
            LinearSteps output = run(tape, parameters, way);
            Var logits = output.applyAll();
            Var perSequence = loss(tape, logits);
            results.put("the features", read(backend, output.inputs()));
            results.put("the logits", read(backend, logits));
            results.put("nats and wrong bits", read(backend, perSequence));
            if (training) {
                tape.backward();
                for (Parameter parameter : parameters.all()) {
                    String name = parameter.name();
                    results.put("the gradient of " + name, parameters.readGradient(name).data());
                }
            }
        }
        return results;
    }

    /** What an episode gave but for the rows of sequences that are over, which are 0 if they are finite. */
    Map<String, double[]> withoutTheOver(Map<String, double[]> results) {
        Map<String, double[]> kept = new LinkedHashMap<>(results);
        for (String rows : List.of("the features", "the logits")) {
            kept.put(rows, withoutTheOver(results.get(rows)));
        }
        return kept;
    }

    private double[] withoutTheOver(double[] rows) {
        double[] kept = rows.clone();
        int width = rows.length / (scored * plan.batch());
        for (int i = 0; i < rows.length; i++) {
            int row = i / width;
            boolean over = row % plan.batch() >= running().at(firstScored + row / plan.batch());
            if (over && Double.isFinite(kept[i])) {
                kept[i] = 0;
            }
        }
        return kept;
    }

    private RunningSequences running() {
        int[] ends = new int[plan.batch()];
        for (int b = 0; b < ends.length; b++) {
            ends[b] = firstScored + Math.max(1, scored - b);
        }
        return RunningSequences.endingAt(plan.steps(), ends);
    }

    private static double[] read(TensorBackend backend, Var variable) {
        double[] values = new double[variable.value().size()];
        backend.download(variable.value(), values, 0);
        return values;
    }

    /** Sequences of different lengths: each of the batch is one scored step shorter than the last. */
    private Var loss(Tape tape, Var logits) {
        int rows = scored * plan.batch();
        double[] targets = new Samples(81).uniform(rows * OUTPUTS, 0, 1);
        double[] mask = new double[rows];
        for (int t = 0; t < scored; t++) {
            for (int b = 0; b < plan.batch(); b++) {
                mask[t * plan.batch() + b] = t == 0 || t + b < scored ? 1 : 0;
            }
        }
        return tape.ops()
                .crossEntropy(
                        logits,
                        Graph.constant(tape, rows, OUTPUTS, targets),
                        Graph.constant(tape, rows, 1, mask),
                        plan.batch());
    }

    /** The output layer with the features of all scored steps as its inputs. */
    private LinearSteps run(Tape tape, ParameterSet p, Way way) {
        Stack inputs = tape.constantStack(plan.steps(), plan.batch(), plan.inputs());
        float[] values = new float[plan.steps() * plan.batch() * plan.inputs()];
        double[] samples = new Samples(82).uniform(values.length, 0, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) samples[i];
        }
        tape.upload(values, 0, inputs.all());
        LinearSteps output =
                tape.ops().linear(p.var("output.w"), p.var("output.b"), scored, plan.batch());
        EpisodeStart start = start(tape, p);
        if (way == Way.STEP_BY_STEP) {
            new Stepper(tape, p, start).run(inputs, output);
        } else {
            EpisodeLayers layers =
                    new EpisodeLayers(
                            p.var("controller.w"),
                            p.var("controller.b"),
                            p.var("heads.w"),
                            p.var("heads.b"));
            RunningSequences running =
                    way == Way.WHOLE ? RunningSequences.all(plan.steps(), plan.batch()) : running();
            tape.ops().episode(plan, layers, start, inputs, running, firstScored, output.inputs());
        }
        return output;
    }

    private EpisodeStart start(Tape tape, ParameterSet p) {
        Ops ops = tape.ops();
        int batch = plan.batch();
        boolean lstm = plan.network() == EpisodePlan.Network.LSTM;
        return new EpisodeStart(
                ops.broadcast(p.var("reads"), batch),
                ops.broadcast(ops.softmax(p.var("readWeights")), batch),
                ops.broadcast(ops.softmax(p.var("writeWeights")), batch),
                ops.broadcast(p.var("memory"), batch),
                lstm ? ops.broadcast(p.var("hidden"), batch) : tape.variable(batch, 0),
                lstm ? ops.broadcast(p.var("cell"), batch) : tape.variable(batch, 0));
    }

    /** The steps, from operations. */
    private final class Stepper {
        private final Tape tape;
        private final Ops ops;
        private final LinearSteps controller;
        private final LinearSteps emission;
        private Var reads;
        private Var readWeighting;
        private Var writeWeighting;
        private Var memory;
        private Var hidden;
        private Var cell;

        Stepper(Tape tape, ParameterSet p, EpisodeStart start) {
            this.tape = tape;
            ops = tape.ops();
            int steps = plan.steps();
            controller =
                    ops.linear(p.var("controller.w"), p.var("controller.b"), steps, plan.batch());
            emission = ops.linear(p.var("heads.w"), p.var("heads.b"), steps, plan.batch());
            reads = start.reads();
            readWeighting = start.readWeighting();
            writeWeighting = start.writeWeighting();
            memory = ops.startMemory(start.memory());
            hidden = start.hidden();
            cell = start.cell();
        }

        void run(Stack inputs, LinearSteps output) {
            for (int t = 0; t < plan.steps(); t++) {
                control(t, inputs.at(t));
                Var heads = ops.headActivations(plan.layout(), emission.apply(t));
                if (plan.writeFirst()) {
                    write(heads);
                    read(heads);
                } else {
                    read(heads);
                    write(heads);
                }
                if (t >= firstScored && t < firstScored + scored) {
                    Var features = output.input(t - firstScored);
                    ops.place(emission.input(t), features, 0);
                    ops.place(reads, features, plan.hidden());
                }
            }
        }

        private void control(int t, Var x) {
            Var input = controller.input(t);
            ops.place(x, input, 0);
            ops.place(reads, input, plan.inputs());
            if (plan.network() == EpisodePlan.Network.FEEDFORWARD) {
                ops.tanh(controller.apply(t), emission.input(t));
                return;
            }
            ops.place(hidden, input, plan.inputs() + plan.readWidth());
            Var next = tape.variable(plan.batch(), plan.hidden());
            ops.lstmCell(controller.apply(t), cell, next, emission.input(t));
            cell = next;
            hidden = emission.input(t);
        }

        private void write(Var heads) {
            writeWeighting =
                    ops.address(plan.layout(), HeadGroup.WRITE, memory, heads, writeWeighting);
            memory = ops.write(plan.layout(), memory, writeWeighting, heads);
        }

        private void read(Var heads) {
            readWeighting =
                    ops.address(plan.layout(), HeadGroup.READ, memory, heads, readWeighting);
            reads = ops.read(memory, readWeighting);
        }
    }

    @Override
    public String toString() {
        HeadLayout layout = plan.layout();
        return plan.network()
                + " with "
                + layout.readHeads()
                + " read and "
                + layout.writeHeads()
                + " write heads, H "
                + plan.hidden()
                + ", N "
                + plan.locations()
                + ", M "
                + layout.memoryWidth()
                + ", S "
                + layout.shifts()
                + ", T "
                + plan.steps()
                + ", B "
                + plan.batch()
                + (plan.writeFirst() ? ", write first" : ", read first");
    }
}
