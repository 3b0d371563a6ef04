package org.ntm4j.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** A machine of every operation there is, to be run for as many steps and sequences as a test wants. */
final class TapeLab implements AutoCloseable {
    static final HeadLayout LAYOUT = new HeadLayout(1, 1, 2, 3);

    private static final int INPUTS = 2;
    private static final int HIDDEN = 3;
    private static final int LOCATIONS = 4;

    final CountingBackend counting = new CountingBackend();
    final TensorBackend backend = counting.backend();
    final ParameterSet parameters;

    TapeLab() {
        Initializer normal = Initializer.normal(0.5);
        parameters =
                new ParameterSet(
                        backend,
                        List.of(
                                new ParameterSpec("gates", Shape.of(7, 4 * HIDDEN), normal),
                                new ParameterSpec("gates.bias", Shape.of(4 * HIDDEN), normal),
                                new ParameterSpec("heads", Shape.of(HIDDEN, 20), normal),
                                new ParameterSpec("heads.bias", Shape.of(20), normal),
                                new ParameterSpec("out", Shape.of(2, 1), normal),
                                new ParameterSpec("out.bias", Shape.of(1), normal),
                                new ParameterSpec("state", Shape.of(HIDDEN), normal),
                                new ParameterSpec("reads", Shape.of(1, 2), normal),
                                new ParameterSpec("weighting", Shape.of(1, LOCATIONS), normal)));
        parameters.initialize(SeededRandom.of(5, SeededRandom.Purpose.INITIALIZATION));
    }

    Var var(String name) {
        return parameters.var(name);
    }

    /** Runs an episode on a tape that was reset; gives the cross-entropy of each sequence. */
    double[] run(Tape tape, int steps, int batch) {
        RandomGenerator random = SeededRandom.of(steps, SeededRandom.Purpose.DATA);
        Ops ops = tape.ops();
        LinearSteps gates = ops.linear(var("gates"), var("gates.bias"), steps, batch);
        LinearSteps emissions = ops.linear(var("heads"), var("heads.bias"), steps, batch);
        LinearSteps answers = ops.linear(var("out"), var("out.bias"), steps, batch);
        Stack inputs = tape.constantStack(steps, batch, INPUTS);
        Stack targets = tape.constantStack(steps, batch, 1);
        Stack mask = tape.constantStack(steps, batch, 1);
        upload(tape, inputs.all(), random);
        upload(tape, targets.all(), random);
        upload(tape, mask.all(), random);
        ops.place(inputs.all(), gates.inputs(), 0);

        Var startReads = tape.variable(1, 2);
        ops.tanh(var("reads"), startReads);
        Var reads = ops.broadcast(startReads, batch);
        Var hidden = ops.broadcast(var("state"), batch);
        Var cell = hidden;
        Var weighting = ops.broadcast(ops.softmax(var("weighting")), batch);
        Var written = weighting;
        Var memory = ops.startMemory(ops.filled(1e-2, batch, 2, LOCATIONS));
        for (int t = 0; t < steps; t++) {
            ops.place(reads, gates.input(t), INPUTS);
            ops.place(hidden, gates.input(t), INPUTS + 2);
            Var newCell = tape.variable(batch, HIDDEN);
            Var newHidden = emissions.input(t);
            ops.lstmCell(gates.apply(t), cell, newCell, newHidden);
            cell = newCell;
            hidden = newHidden;
            Var heads = ops.headActivations(LAYOUT, emissions.apply(t));
            written = ops.address(LAYOUT, HeadGroup.WRITE, memory, heads, written);
            memory = ops.write(LAYOUT, memory, written, heads);
            weighting = ops.address(LAYOUT, HeadGroup.READ, memory, heads, weighting);
            reads = ops.read(memory, weighting);
            ops.sigmoid(reads.asRows(), answers.input(t));
        }
        Var results = ops.crossEntropy(answers.applyAll(), targets.all(), mask.all(), batch);
        double[] perSequence = new double[2 * batch];
        backend.download(results.value(), perSequence, 0);
        return perSequence;
    }

    private static void upload(Tape tape, Var target, RandomGenerator random) {
        float[] numbers = new float[target.value().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        tape.upload(numbers, 0, target);
    }

    double[] gradients() {
        double[] gradients = new double[parameters.size()];
        backend.download(parameters.gradients(), gradients, 0);
        return gradients;
    }

    double[] read(Var variable) {
        double[] elements = new double[variable.value().size()];
        backend.download(variable.value(), elements, 0);
        return elements;
    }

    double[] readGradient(Var variable) {
        double[] elements = new double[variable.gradient().size()];
        backend.download(variable.gradient(), elements, 0);
        return elements;
    }

    static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(x -> factor * x).toArray();
    }

    @Override
    public void close() {
        parameters.close();
        counting.close();
    }
}
