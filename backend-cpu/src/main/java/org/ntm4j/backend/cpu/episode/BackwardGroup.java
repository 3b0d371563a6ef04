package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.backend.cpu.kernel.HeadFunctions;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;

/** The steps of a few neighbouring sequences, backward. Used by one thread at a time. */
final class BackwardGroup {
    private final Loops loops;
    private final HeadFunctions headFunctions;
    private final boolean lstm;
    private final int hidden;
    private final int readWidth;
    private final int backWidth;
    private final int headWidth;
    private final MemoryForward forward;
    private final MemoryBackward memory;
    private final Carried[] carried;
    private final SavedLayout layout;

    /** {@code [sequences, INTERVAL, M, N]}: the memories after the steps of a segment. */
    private final float[] history;

    private final SequenceStep[] steps;
    private final float[] startNorms;

    /** {@code [sequences, R·M]}: the gradient of what a step read. */
    private final float[] dReads;

    /** {@code [sequences, H]}: the gradient of what the controller emitted, but for what comes through the heads. */
    private final float[] dHidden;

    /** {@code [sequences, H]}: all of it. */
    private final float[] dEmitted;

    /** {@code [sequences, C]}, and of the step before. */
    private float[] dCell;

    private float[] dCellBefore;

    /** {@code [sequences, R·M + C]}: of what the controller read but for x. */
    private final float[] dInputs;

    private final float[] zeros;

    /** As {@link ForwardGroup}. */
    BackwardGroup(EpisodePlan plan, Loops loops, int sequences) {
        this.loops = loops;
        headFunctions = new HeadFunctions(loops);
        lstm = plan.network() == Network.LSTM;
        hidden = plan.hidden();
        readWidth = plan.readWidth();
        backWidth = readWidth + plan.stateWidth();
        headWidth = plan.layout().width();
        forward = new MemoryForward(plan, loops, sequences);
        memory = new MemoryBackward(plan, loops, sequences);
        carried = new Carried[sequences];
        Arrays.setAll(carried, b -> new Carried(plan));
        layout = SavedLayout.of(plan);
        history = new float[sequences * Checkpoints.INTERVAL * layout.memorySize()];
        steps = SequenceStep.of(sequences, layout, plan.layout().readHeads());
        startNorms = new float[sequences * plan.locations()];
        dReads = new float[sequences * readWidth];
        dHidden = new float[sequences * hidden];
        dEmitted = new float[sequences * hidden];
        dCell = new float[sequences * plan.stateWidth()];
        dCellBefore = new float[sequences * plan.stateWidth()];
        dInputs = new float[sequences * backWidth];
        zeros = new float[backWidth];
    }

    /** Runs all steps of {@code count} sequences from {@code first} on. */
    void run(EpisodeArrays data, GradientArrays gradients, int first, int count) {
        for (int b = 0; b < count; b++) {
            carried[b].clear();
        }
        Arrays.fill(dReads, 0);
        Arrays.fill(dHidden, 0);
        Arrays.fill(dCell, 0);
        int segment = -1;
        for (int t = data.plan().steps() - 1; t >= 0; t--) {
            int rows = data.running(t, first, count);
            if (rows > 0) {
                if (t / Checkpoints.INTERVAL != segment) {
                    segment = t / Checkpoints.INTERVAL;
                    repeatWrites(data, segment, first, count);
                }
                step(data, gradients, t, first, rows);
            }
        }
        int started = data.plan().steps() == 0 ? 0 : data.running(0, first, count);
        for (int b = 0; b < started; b++) {
            leave(data, gradients.start(), first, b);
        }
    }

    private void step(EpisodeArrays data, GradientArrays gradients, int t, int first, int rows) {
        int row = data.running().firstRow(t) + first;
        takeFeatures(data, gradients.features(), t, first, rows);
        for (int b = 0; b < rows; b++) {
            setStep(data, t, first, b);
        }
        memory.step(steps, carried, rows, dReads);
        for (int b = 0; b < rows; b++) {
            leaveHeads(data, gradients.heads(), row + b, steps[b], carried[b]);
        }
        product(gradients.heads(), row, rows, gradients.headsBack(), dHidden, hidden, dEmitted);
        control(data, gradients.gates(), row, rows);
        product(gradients.gates(), row, rows, gradients.controllerBack(), zeros, 0, dInputs);
        for (int b = 0; b < rows; b++) {
            System.arraycopy(dInputs, b * backWidth, dReads, b * readWidth, readWidth);
            if (lstm) {
                int from = b * backWidth + readWidth;
                System.arraycopy(dInputs, from, dHidden, b * hidden, hidden);
            } else {
                Arrays.fill(dHidden, b * hidden, (b + 1) * hidden, 0);
            }
        }
    }

    private void takeFeatures(EpisodeArrays data, Matrix dFeatures, int t, int first, int rows) {
        int featureRow = data.featureRow(t);
        if (featureRow < 0) {
            return;
        }
        float[] from = dFeatures.array();
        for (int b = 0; b < rows; b++) {
            int at = dFeatures.at(featureRow + first + b);
            loops.elements().addScaled(1, from, at, dHidden, b * hidden, hidden);
            loops.elements().addScaled(1, from, at + hidden, dReads, b * readWidth, readWidth);
        }
    }

    /** Computes the memories of a segment again. */
    private void repeatWrites(EpisodeArrays data, int segment, int first, int count) {
        int end = Math.min(data.plan().steps(), (segment + 1) * Checkpoints.INTERVAL);
        for (int t = segment * Checkpoints.INTERVAL; t < end; t++) {
            int rows = data.running(t, first, count);
            for (int b = 0; b < rows; b++) {
                setStep(data, t, first, b);
                forward.write(steps[b]);
            }
        }
    }

    private void setStep(EpisodeArrays data, int t, int first, int b) {
        Moment before = steps[b].before;
        Moment after = steps[b].after;
        Matrix saved = data.saved();
        int row = data.running().firstRow(t) + first + b;
        steps[b].setHeads(data.headRows(), row);
        after.setSaved(saved.array(), saved.at(row));
        int segment = t / Checkpoints.INTERVAL;
        int step = t % Checkpoints.INTERVAL;
        int size = layout.memorySize();
        int at = (b * Checkpoints.INTERVAL + step) * size;
        after.setMemory(history, at);
        if (t == 0) {
            int norms = b * layout.locations();
            forward.startNorms(data.start().memory(), first + b, startNorms, norms);
            before.setStart(data.start(), first + b, startNorms, norms);
            return;
        }
        before.setSaved(saved.array(), saved.at(data.running().firstRow(t - 1) + first + b));
        if (step == 0) {
            Checkpoints kept = data.checkpoints();
            before.setMemory(kept.array(), kept.at(segment, first + b));
        } else {
            before.setMemory(history, at - size);
        }
    }

    /** The gradient of the heads' pre-activations. */
    private void leaveHeads(
            EpisodeArrays data, Matrix dRaw, int row, SequenceStep step, Carried sequence) {
        int to = dRaw.at(row);
        Arrays.fill(dRaw.array(), to, to + headWidth, 0);
        headFunctions.backward(
                data.plan().layout(),
                step.heads,
                step.headsAt,
                sequence.dHeads,
                0,
                dRaw.array(),
                to);
    }

    private void product(
            Matrix x, int row, int rows, Matrix weight, float[] from, int stride, float[] y) {
        loops.linear()
                .product(
                        x.array(),
                        x.at(row),
                        weight.array(),
                        weight.offset(),
                        from,
                        0,
                        stride,
                        y,
                        0,
                        rows,
                        x.width(),
                        weight.width());
    }

    /** Through the controller's units to its pre-activations. */
    private void control(EpisodeArrays data, Matrix dGates, int row, int rows) {
        float[] to = dGates.array();
        Arrays.fill(to, dGates.at(row), dGates.at(row + rows), 0);
        if (!lstm) {
            Matrix emitted = data.hidden();
            int at = emitted.at(row);
            loops.elements()
                    .tanhBackward(
                            emitted.array(), at, dEmitted, 0, to, dGates.at(row), rows * hidden);
            return;
        }
        Arrays.fill(dCellBefore, 0, rows * hidden, 0);
        for (int b = 0; b < rows; b++) {
            loops.cell()
                    .backward(
                            data.gates().array(),
                            data.gates().at(row + b),
                            steps[b].before.cell,
                            steps[b].before.cellAt,
                            steps[b].after.cell,
                            steps[b].after.cellAt,
                            dCell,
                            b * hidden,
                            dEmitted,
                            b * hidden,
                            to,
                            dGates.at(row + b),
                            dCellBefore,
                            b * hidden,
                            hidden);
        }
        System.arraycopy(dCellBefore, 0, dCell, 0, rows * hidden);
    }

    /** Adds what came out at the start. */
    private void leave(EpisodeArrays data, StateArrays dStart, int first, int b) {
        Carried sequence = carried[b];
        steps[b].before.setStart(data.start(), first + b, startNorms, b * layout.locations());
        memory.finish(sequence, steps[b].before);
        add(sequence.dMemory, 0, dStart.memory(), first + b);
        add(sequence.dWeightings, 0, dStart.readWeighting(), first + b);
        add(
                sequence.dWeightings,
                dStart.readWeighting().width(),
                dStart.writeWeighting(),
                first + b);
        add(dReads, b * readWidth, dStart.reads(), first + b);
        add(dHidden, b * hidden, dStart.hidden(), first + b);
        add(dCell, b * dStart.cell().width(), dStart.cell(), first + b);
    }

    private void add(float[] from, int at, Matrix to, int row) {
        loops.elements().addScaled(1, from, at, to.array(), to.at(row), to.width());
    }
}
