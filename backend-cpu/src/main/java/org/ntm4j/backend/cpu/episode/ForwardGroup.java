package org.ntm4j.backend.cpu.episode;

import java.util.Arrays;
import org.ntm4j.backend.cpu.kernel.HeadFunctions;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;

/** The steps of a few neighbouring sequences, forward. Used by one thread at a time. */
final class ForwardGroup {
    private final Loops loops;
    private final HeadFunctions headFunctions;
    private final boolean lstm;
    private final int hidden;
    private final int readWidth;
    private final MemoryForward memory;
    private final SavedLayout layout;
    private final SequenceStep[] steps;

    /** {@code [sequences of the group, R·M]}: what each read at the step before. */
    private final float[] reads;

    /** {@code [sequences of the group, N]}. */
    private final float[] startNorms;

    /** {@code [sequences of the group, M, N]}: the memories as they are. */
    private final float[] memories;

    /** Rows of {@link SavedLayout}, one for each sequence, where nothing is kept for a backward pass. */
    private float[] unsaved = new float[0];

    /**
     * @param plan its steps and its batch do not matter
     * @param sequences the most that the group will have
     */
    ForwardGroup(EpisodePlan plan, Loops loops, int sequences) {
        this.loops = loops;
        headFunctions = new HeadFunctions(loops);
        lstm = plan.network() == Network.LSTM;
        hidden = plan.hidden();
        readWidth = plan.readWidth();
        memory = new MemoryForward(plan, loops, sequences);
        layout = SavedLayout.of(plan);
        steps = SequenceStep.of(sequences, layout, plan.layout().readHeads());
        reads = new float[sequences * readWidth];
        startNorms = new float[sequences * plan.locations()];
        memories = new float[sequences * layout.memorySize()];
    }

    /** Runs all steps of {@code count} sequences from {@code first} on. */
    void run(EpisodeArrays data, int first, int count) {
        if (data.saved().width() == 0) {
            makeRoom(count);
        }
        for (int b = 0; b < count; b++) {
            Matrix start = data.start().reads();
            System.arraycopy(start.array(), start.at(first + b), reads, b * readWidth, readWidth);
            memory.startNorms(data.start().memory(), first + b, startNorms, b * layout.locations());
        }
        for (int t = 0; t < data.plan().steps(); t++) {
            int rows = data.running(t, first, count);
            if (rows > 0) {
                step(data, t, first, rows);
            }
            leaveFeatures(data, t, first, rows, count);
        }
    }

    private void makeRoom(int count) {
        int length = count * layout.length();
        if (unsaved.length < length) {
            unsaved = new float[length];
        }
    }

    private void step(EpisodeArrays data, int t, int first, int rows) {
        int row = data.running().firstRow(t) + first;
        keepMemories(data, t, first, rows);
        placeInputs(data, t, first, row, rows);
        for (int b = 0; b < rows; b++) {
            setStep(data, t, first, b);
        }
        Matrix emitted = data.hidden();
        if (lstm) {
            product(
                    data.inputs(),
                    data.controller(),
                    data.controllerBias(),
                    data.gates(),
                    row,
                    rows);
            for (int b = 0; b < rows; b++) {
                cell(data, row + b, steps[b]);
            }
        } else {
            product(data.inputs(), data.controller(), data.controllerBias(), emitted, row, rows);
            float[] units = emitted.array();
            loops.elements().tanh(units, emitted.at(row), units, emitted.at(row), rows * hidden);
        }
        Matrix heads = data.headRows();
        product(emitted, data.heads(), data.headsBias(), heads, row, rows);
        for (int b = 0; b < rows; b++) {
            int at = heads.at(row + b);
            headFunctions.forward(data.plan().layout(), heads.array(), at, heads.array(), at);
        }
        memory.step(steps, rows, reads);
    }

    private void keepMemories(EpisodeArrays data, int t, int first, int rows) {
        boolean kept = data.saved().width() > 0;
        if (!kept || t == 0 || t % Checkpoints.INTERVAL != 0) {
            return;
        }
        Checkpoints to = data.checkpoints();
        int size = layout.memorySize();
        for (int b = 0; b < rows; b++) {
            int at = to.at(t / Checkpoints.INTERVAL, first + b);
            System.arraycopy(memories, b * size, to.array(), at, size);
        }
    }

    private void placeInputs(EpisodeArrays data, int t, int first, int row, int rows) {
        Matrix inputs = data.inputs();
        for (int b = 0; b < rows; b++) {
            int at = inputs.at(row + b) + data.plan().inputs();
            System.arraycopy(reads, b * readWidth, inputs.array(), at, readWidth);
            if (lstm) {
                Matrix from = t == 0 ? data.start().hidden() : data.hidden();
                int index = t == 0 ? first + b : data.running().firstRow(t - 1) + first + b;
                System.arraycopy(
                        from.array(), from.at(index), inputs.array(), at + readWidth, hidden);
            }
        }
    }

    private void product(Matrix x, Matrix weight, Matrix bias, Matrix y, int row, int rows) {
        loops.linear()
                .product(
                        x.array(),
                        x.at(row),
                        weight.array(),
                        weight.offset(),
                        bias.array(),
                        bias.offset(),
                        0,
                        y.array(),
                        y.at(row),
                        rows,
                        x.width(),
                        y.width());
    }

    private void setStep(EpisodeArrays data, int t, int first, int b) {
        Moment before = steps[b].before;
        Moment after = steps[b].after;
        Matrix saved = data.saved();
        boolean kept = saved.width() > 0;
        int unsavedAt = b * layout.length();
        int memoryAt = b * layout.memorySize();
        if (t == 0) {
            before.setStart(data.start(), first + b, startNorms, b * layout.locations());
        } else {
            int row = data.running().firstRow(t - 1) + first + b;
            before.setSaved(kept ? saved.array() : unsaved, kept ? saved.at(row) : unsavedAt);
            before.setMemory(memories, memoryAt);
        }
        int row = data.running().firstRow(t) + first + b;
        after.setSaved(kept ? saved.array() : unsaved, kept ? saved.at(row) : unsavedAt);
        after.setMemory(memories, memoryAt);
        steps[b].setHeads(data.headRows(), row);
    }

    private void cell(EpisodeArrays data, int row, SequenceStep step) {
        float[] gates = data.gates().array();
        int at = data.gates().at(row);
        loops.elements().sigmoid(gates, at, gates, at, 2 * hidden);
        loops.elements().tanh(gates, at + 2 * hidden, gates, at + 2 * hidden, hidden);
        loops.elements().sigmoid(gates, at + 3 * hidden, gates, at + 3 * hidden, hidden);
        loops.cell()
                .forward(
                        gates,
                        at,
                        step.before.cell,
                        step.before.cellAt,
                        step.after.cell,
                        step.after.cellAt,
                        data.hidden().array(),
                        data.hidden().at(row),
                        hidden);
    }

    /** The features of a step: 0 for sequences that are over. */
    private void leaveFeatures(EpisodeArrays data, int t, int first, int rows, int count) {
        int featureRow = data.featureRow(t);
        if (featureRow < 0) {
            return;
        }
        Matrix features = data.features();
        Matrix emitted = data.hidden();
        int row = data.running().firstRow(t) + first;
        for (int b = 0; b < rows; b++) {
            int at = features.at(featureRow + first + b);
            System.arraycopy(emitted.array(), emitted.at(row + b), features.array(), at, hidden);
            System.arraycopy(reads, b * readWidth, features.array(), at + hidden, readWidth);
        }
        Arrays.fill(
                features.array(),
                features.at(featureRow + first + rows),
                features.at(featureRow + first + count),
                0);
    }
}
