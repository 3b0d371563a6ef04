package org.ntm4j.autodiff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.EpisodeGradients;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.EpisodeRows;
import org.ntm4j.backend.EpisodeWeights;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.RunningSequences;

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
            View saved,
            Var features) {}

    EpisodeNode(Tape tape) {
        this.tape = tape;
    }

    void forward(
            EpisodePlan plan,
            EpisodeLayers layers,
            EpisodeStart start,
            Stack inputs,
            RunningSequences sequences,
            int firstScored,
            Var features) {
        EpisodeKernels kernels = tape.kernels().episodes(plan).orElseThrow();
        RunningSequences running =
                kernels.leavesOutWhatIsOver()
                        ? sequences
                        : RunningSequences.all(plan.steps(), plan.batch());
        View controllerInputs = rows(plan, running, plan.inputWidth());
        place(inputs, running, controllerInputs.slice(1, 0, plan.inputs()));
        EpisodeRows rows =
                new EpisodeRows(
                        running,
                        controllerInputs,
                        rows(plan, running, plan.gateWidth()),
                        rows(plan, running, plan.hidden()),
                        rows(plan, running, plan.layout().width()),
                        features.value());
        View saved = rows(plan, running, tape.isRecording() ? kernels.savedWidth() : 0);
        kernels.forward(layers.values(), start.values(), rows, firstScored, saved);
        recorded = new Recorded(plan, kernels, layers, start, rows, firstScored, saved, features);
    }

    /** {@code [Q, columns]}; overwritten by whoever uses it, so that nothing clears it. */
    private View rows(EpisodePlan plan, RunningSequences running, int columns) {
        View all = tape.constantStack(plan.steps(), plan.batch(), columns).all().value();
        return running.isAll() ? all : all.slice(0, 0, running.rows());
    }

    /** The inputs of the running sequences. */
    private void place(Stack inputs, RunningSequences running, View packed) {
        if (running.isAll()) {
            tape.backend().copy(inputs.all().value(), packed);
            return;
        }
        for (int t = 0; t < running.steps(); t++) {
            tape.backend()
                    .copy(
                            inputs.at(t).value().slice(0, 0, running.at(t)),
                            packed.slice(0, running.firstRow(t), running.at(t)));
        }
    }

    @Override
    void backward() {
        Recorded of = Objects.requireNonNull(recorded);
        EpisodeWeights weights = of.layers.values();
        EpisodeGradients gradients =
                new EpisodeGradients(
                        rows(of.plan, of.rows.running(), of.plan.gateWidth()),
                        rows(of.plan, of.rows.running(), of.plan.layout().width()),
                        of.features.gradient(),
                        of.start.gradients());
        of.kernels.backward(
                weights, of.start.values(), of.rows, of.firstScored, of.saved, gradients);
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
