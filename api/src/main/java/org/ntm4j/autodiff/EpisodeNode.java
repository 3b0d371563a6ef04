package org.ntm4j.autodiff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.tensor.EpisodePlan;

/** All steps of a machine at once; the gradients of its two layers are one product each. */
final class EpisodeNode extends Node {
    private final Tape tape;
    private @Nullable Recorded recorded;

    /** What backward needs. */
    private record Recorded(
            EpisodePlan plan,
            EpisodeKernels kernels,
            EpisodeLayers layers,
            EpisodeStart start,
            EpisodeRows rows,
            int firstScored,
            Var saved,
            Var features) {}

    EpisodeNode(Tape tape) {
        this.tape = tape;
    }

    void forward(
            EpisodePlan plan,
            EpisodeLayers layers,
            EpisodeStart start,
            Stack inputs,
            int firstScored,
            Var features) {
        EpisodeKernels kernels = tape.kernels().episodes(plan).orElseThrow();
        Var controllerInputs = rows(plan, plan.inputWidth());
        tape.backend()
                .copy(inputs.all().value(), controllerInputs.columns(0, plan.inputs()).value());
        EpisodeRows rows =
                new EpisodeRows(
                        controllerInputs.value(),
                        rows(plan, plan.gateWidth()).value(),
                        rows(plan, plan.hidden()).value(),
                        rows(plan, plan.layout().width()).value(),
                        features.value());
        Var saved = rows(plan, tape.isRecording() ? kernels.savedWidth() : 0);
        kernels.forward(layers.values(), start.values(), rows, firstScored, saved.value());
        recorded = new Recorded(plan, kernels, layers, start, rows, firstScored, saved, features);
    }

    /** {@code [T·B, columns]}; overwritten by whoever uses it, so that nothing clears it. */
    private Var rows(EpisodePlan plan, int columns) {
        return tape.constantStack(plan.steps(), plan.batch(), columns).all();
    }

    @Override
    void backward() {
        Recorded of = Objects.requireNonNull(recorded);
        EpisodeWeights weights = of.layers.values();
        EpisodeGradients gradients =
                new EpisodeGradients(
                        rows(of.plan, of.plan.gateWidth()).value(),
                        rows(of.plan, of.plan.layout().width()).value(),
                        of.features.gradient(),
                        of.start.gradients());
        of.kernels.backward(
                weights, of.start.values(), of.rows, of.firstScored, of.saved.value(), gradients);
        tape.kernels()
                .linearBackwardWeights(
                        of.rows.inputs(),
                        gradients.gates(),
                        of.layers.controller().gradient(),
                        of.layers.controllerBias().gradient());
        tape.kernels()
                .linearBackwardWeights(
                        of.rows.hidden(),
                        gradients.heads(),
                        of.layers.heads().gradient(),
                        of.layers.headsBias().gradient());
    }
}
