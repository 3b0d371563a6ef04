package org.ntm4j.backend.contract.broken;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.Activation;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeState;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** Whole episodes from the kernels of a step: slow and right, for defects to be planted in. */
class StepwiseEpisode implements EpisodeKernels {
    private final TensorBackend backend;
    private final FusedKernels kernels;
    private final EpisodePlan plan;
    private final HeadLayout layout;

    StepwiseEpisode(TensorBackend backend, FusedKernels kernels, EpisodePlan plan) {
        this.backend = backend;
        this.kernels = kernels;
        this.plan = plan;
        layout = plan.layout();
    }

    @Override
    public int savedWidth() {
        int heads = layout.heads() * plan.locations() * (1 + AddressingPlanes.COUNT);
        return (layout.memoryWidth() + 1) * plan.locations() + heads + plan.stateWidth();
    }

    /** What the machine holds after a step, and how it came there. */
    private record Step(
            View memory,
            View norms,
            View readWeighting,
            View readPlanes,
            View writeWeighting,
            View writePlanes,
            View cell) {}

    private Step step(View saved, int t) {
        int b = plan.batch();
        int n = plan.locations();
        int r = layout.readHeads();
        int w = layout.writeHeads();
        int[] place = {saved.offset() + t * b * savedWidth()};
        return new Step(
                take(saved, place, b, layout.memoryWidth(), n),
                take(saved, place, b, n),
                take(saved, place, b, r, n),
                take(saved, place, b, r, AddressingPlanes.COUNT, n),
                take(saved, place, b, w, n),
                take(saved, place, b, w, AddressingPlanes.COUNT, n),
                take(saved, place, b, plan.stateWidth()));
    }

    private static View take(View from, int[] place, int... extents) {
        View view = View.dense(from.storage(), place[0], Shape.of(extents));
        place[0] += view.size();
        return view;
    }

    private View rows(View all, int t) {
        return all.slice(0, t * plan.batch(), plan.batch());
    }

    private boolean isLstm() {
        return plan.network() == Network.LSTM;
    }

    @Override
    public void forward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved) {
        Scratch scratch = new Scratch();
        View kept =
                saved.size() > 0 ? saved : scratch.view(plan.steps() * plan.batch(), savedWidth());
        View norms = scratch.view(plan.batch(), plan.locations());
        kernels.rowNorms(start.memory(), norms);
        View none = start.memory();
        Step before =
                new Step(
                        start.memory(),
                        norms,
                        start.readWeighting(),
                        none,
                        start.writeWeighting(),
                        none,
                        start.cell());
        View reads = scratch.view(plan.batch(), layout.readHeads(), layout.memoryWidth());
        backend.copy(start.reads(), reads);
        View hidden = start.hidden();
        for (int t = 0; t < plan.steps(); t++) {
            Step now = step(kept, t);
            control(weights, rows, reads, hidden, before, now, t);
            hidden = rows(rows.hidden(), t);
            View heads = rows(rows.heads(), t);
            View raw = scratch.view(plan.batch(), layout.width());
            kernels.linear(hidden, weights.heads(), weights.headsBias(), raw);
            kernels.headActivations(layout, raw, heads);
            access(before, now, heads, reads);
            emit(rows.features(), t - firstScored, hidden, reads);
            before = now;
        }
        scratch.release();
    }

    private void control(
            EpisodeWeights weights,
            EpisodeRows rows,
            View reads,
            View hidden,
            Step before,
            Step now,
            int t) {
        View input = rows(rows.inputs(), t);
        View gates = rows(rows.gates(), t);
        View read = reads.reshape(Shape.of(plan.batch(), plan.readWidth()));
        backend.copy(read, input.slice(1, plan.inputs(), plan.readWidth()));
        int after = plan.inputs() + plan.readWidth();
        if (isLstm()) {
            backend.copy(hidden, input.slice(1, after, plan.hidden()));
        }
        kernels.linear(input, weights.controller(), weights.controllerBias(), gates);
        View emitted = rows(rows.hidden(), t);
        if (isLstm()) {
            kernels.lstmCell(gates, before.cell, now.cell, emitted);
        } else {
            kernels.activate(Activation.TANH, gates, emitted);
        }
    }

    private void access(Step before, Step now, View heads, View reads) {
        kernels.address(
                layout,
                HeadGroup.WRITE,
                before.memory,
                before.norms,
                heads,
                before.writeWeighting,
                now.writeWeighting,
                now.writePlanes);
        kernels.write(layout, before.memory, now.writeWeighting, heads, now.memory, now.norms);
        Step seen = plan.writeFirst() ? now : before;
        kernels.address(
                layout,
                HeadGroup.READ,
                seen.memory,
                seen.norms,
                heads,
                before.readWeighting,
                now.readWeighting,
                now.readPlanes);
        kernels.read(seen.memory, now.readWeighting, reads);
    }

    private void emit(View features, int scored, View hidden, View reads) {
        if (scored < 0 || scored * plan.batch() >= features.extent(0)) {
            return;
        }
        View row = rows(features, scored);
        backend.copy(hidden, row.slice(1, 0, plan.hidden()));
        View read = reads.reshape(Shape.of(plan.batch(), plan.readWidth()));
        backend.copy(read, row.slice(1, plan.hidden(), plan.readWidth()));
    }

    @Override
    public void backward(
            EpisodeWeights weights,
            EpisodeState start,
            EpisodeRows rows,
            int firstScored,
            View saved,
            EpisodeGradients gradients) {
        Scratch scratch = new Scratch();
        Backward state = new Backward(scratch, gradients);
        for (int t = plan.steps() - 1; t >= 0; t--) {
            state.step(weights, start, rows, saved, t, firstScored);
        }
        state.leave(gradients.start());
        scratch.release();
    }

    /** The gradients that are carried from step to step, from the last one to the first. */
    private final class Backward {
        private final Scratch scratch;
        private final EpisodeGradients gradients;
        private final View dMemory;
        private View dReadWeighting;
        private View dWriteWeighting;
        private View dReads;
        private View dHidden;
        private View dCell;

        Backward(Scratch scratch, EpisodeGradients gradients) {
            this.scratch = scratch;
            this.gradients = gradients;
            int b = plan.batch();
            dMemory = scratch.view(b, layout.memoryWidth(), plan.locations());
            dReadWeighting = scratch.view(b, layout.readHeads(), plan.locations());
            dWriteWeighting = scratch.view(b, layout.writeHeads(), plan.locations());
            dReads = scratch.view(b, plan.readWidth());
            dHidden = scratch.view(b, plan.hidden());
            dCell = scratch.view(b, plan.stateWidth());
        }

        void step(
                EpisodeWeights weights,
                EpisodeState start,
                EpisodeRows rows,
                View saved,
                int t,
                int firstScored) {
            takeFeatures(t - firstScored);
            View norms = scratch.view(plan.batch(), plan.locations());
            kernels.rowNorms(start.memory(), norms);
            View none = start.memory();
            Step now = StepwiseEpisode.this.step(saved, t);
            Step before =
                    t > 0
                            ? StepwiseEpisode.this.step(saved, t - 1)
                            : new Step(
                                    start.memory(),
                                    norms,
                                    start.readWeighting(),
                                    none,
                                    start.writeWeighting(),
                                    none,
                                    start.cell());
            View heads = rows(rows.heads(), t);
            View dHeads = scratch.view(plan.batch(), layout.width());
            if (plan.writeFirst()) {
                read(before, now, now, heads, dHeads);
                write(before, now, heads, dHeads);
            } else {
                write(before, now, heads, dHeads);
                read(before, now, before, heads, dHeads);
            }
            View dRaw = rows(gradients.heads(), t);
            backend.fill(dRaw, 0);
            kernels.headActivationsBackward(layout, heads, dHeads, dRaw);
            kernels.linearBackwardInput(dRaw, weights.heads(), dHidden);
            control(weights, rows, before, now, t);
        }

        private void takeFeatures(int scored) {
            View features = gradients.features();
            if (scored >= 0 && scored * plan.batch() < features.extent(0)) {
                View row = rows(features, scored);
                add(row.slice(1, 0, plan.hidden()), dHidden);
                add(row.slice(1, plan.hidden(), plan.readWidth()), dReads);
            }
        }

        private void read(Step before, Step now, Step seen, View heads, View dHeads) {
            View perHead =
                    dReads.reshape(
                            Shape.of(plan.batch(), layout.readHeads(), layout.memoryWidth()));
            kernels.readBackward(seen.memory, now.readWeighting, perHead, dMemory, dReadWeighting);
            View dBefore = scratch.view(plan.batch(), layout.readHeads(), plan.locations());
            kernels.addressBackward(
                    layout,
                    HeadGroup.READ,
                    seen.memory,
                    seen.norms,
                    heads,
                    before.readWeighting,
                    now.readWeighting,
                    now.readPlanes,
                    dReadWeighting,
                    dMemory,
                    dHeads,
                    dBefore);
            dReadWeighting = dBefore;
        }

        private void write(Step before, Step now, View heads, View dHeads) {
            kernels.writeBackward(
                    layout,
                    before.memory,
                    now.writeWeighting,
                    heads,
                    dMemory,
                    dWriteWeighting,
                    dHeads);
            View dBefore = scratch.view(plan.batch(), layout.writeHeads(), plan.locations());
            kernels.addressBackward(
                    layout,
                    HeadGroup.WRITE,
                    before.memory,
                    before.norms,
                    heads,
                    before.writeWeighting,
                    now.writeWeighting,
                    now.writePlanes,
                    dWriteWeighting,
                    dMemory,
                    dHeads,
                    dBefore);
            dWriteWeighting = dBefore;
        }

        private void control(
                EpisodeWeights weights, EpisodeRows rows, Step before, Step now, int t) {
            View dGates = rows(gradients.gates(), t);
            backend.fill(dGates, 0);
            View dCellBefore = scratch.view(plan.batch(), plan.stateWidth());
            View gates = rows(rows.gates(), t);
            if (isLstm()) {
                kernels.lstmCellBackward(
                        gates, before.cell, now.cell, dCell, dHidden, dGates, dCellBefore);
            } else {
                kernels.activateBackward(Activation.TANH, rows(rows.hidden(), t), dHidden, dGates);
            }
            View dInput = scratch.view(plan.batch(), plan.inputWidth());
            kernels.linearBackwardInput(dGates, weights.controller(), dInput);
            dReads = scratch.view(plan.batch(), plan.readWidth());
            dHidden = scratch.view(plan.batch(), plan.hidden());
            dCell = dCellBefore;
            add(dInput.slice(1, plan.inputs(), plan.readWidth()), dReads);
            if (isLstm()) {
                int from = plan.inputs() + plan.readWidth();
                add(dInput.slice(1, from, plan.hidden()), dHidden);
            }
        }

        void leave(EpisodeState start) {
            add(dReads.reshape(start.reads().shape()), start.reads());
            add(dReadWeighting, start.readWeighting());
            add(dWriteWeighting, start.writeWeighting());
            add(dMemory, start.memory());
            if (isLstm()) {
                add(dHidden, start.hidden());
                add(dCell, start.cell());
            }
        }

        private void add(View what, View to) {
            backend.binary(BinaryOp.ADD, to, what, to);
        }
    }

    /** Zeros that are released together. */
    private final class Scratch {
        private final List<Storage> storages = new ArrayList<>();

        View view(int... extents) {
            Shape shape = Shape.of(extents);
            Storage storage = backend.allocate(shape.size());
            storages.add(storage);
            View view = View.dense(storage, 0, shape);
            backend.fill(view, 0);
            return view;
        }

        void release() {
            storages.forEach(backend::release);
        }
    }
}
