package org.ntm4j.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.Linear;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.EpisodePlan;

/** Layers of tanh units without a state of their own: all that it remembers is in the memory. */
public final class FeedforwardController implements Controller {
    private final ControllerSize size;
    private final List<Linear> layers = new ArrayList<>();

    /** The controller whose parameters, made from {@link #specs}, are in {@code parameters}. */
    public FeedforwardController(ControllerSize size, ParameterSet parameters) {
        this.size = size;
        for (int layer = 0; layer < size.layers(); layer++) {
            layers.add(new Linear(parameters, ControllerSize.layerName(layer)));
        }
    }

    /** The parameters: layer 0 reads input and read vectors, each other layer the one below. */
    public static List<ParameterSpec> specs(ControllerSize size) {
        List<ParameterSpec> specs = new ArrayList<>();
        for (int layer = 0; layer < size.layers(); layer++) {
            int inputs = layer == 0 ? size.inputWidth() + size.readWidth() : size.hidden();
            specs.addAll(
                    Linear.specs(
                            ControllerSize.layerName(layer),
                            inputs,
                            size.hidden(),
                            Initializer.constant(0)));
        }
        return specs;
    }

    @Override
    public int outputWidth() {
        return size.hidden();
    }

    @Override
    public Optional<SingleLayer> singleLayer() {
        return size.layers() == 1 ? Optional.of(new Single()) : Optional.empty();
    }

    @Override
    public List<Var> start(Tape tape, int batch) {
        return List.of();
    }

    @Override
    public Run begin(Tape tape, EpisodeVars episode, List<Var> state) {
        LinearSteps[] running = new LinearSteps[layers.size()];
        for (int layer = 0; layer < running.length; layer++) {
            running[layer] = layers.get(layer).over(tape, episode.steps(), episode.batch());
        }
        tape.ops().place(episode.inputs().all(), running[0].inputs(), 0);
        return new Run() {
            @Override
            public void step(int t, @Nullable Var reads, Var target) {
                FeedforwardController.this.step(tape, running, t, reads, target);
            }

            @Override
            public List<Var> state() {
                return List.of();
            }
        };
    }

    private void step(Tape tape, LinearSteps[] running, int t, @Nullable Var reads, Var target) {
        if (reads != null) {
            tape.ops().place(reads, running[0].input(t), size.inputWidth());
        }
        for (int layer = 0; layer < running.length; layer++) {
            boolean last = layer + 1 == running.length;
            Var hidden = last ? target : running[layer + 1].input(t);
            tape.ops().tanh(running[layer].apply(t), hidden);
        }
    }

    private final class Single implements SingleLayer {
        @Override
        public EpisodePlan.Network network() {
            return EpisodePlan.Network.FEEDFORWARD;
        }

        @Override
        public int hidden() {
            return size.hidden();
        }

        @Override
        public Linear layer() {
            return layers.get(0);
        }

        @Override
        public Var startHidden(Tape tape, int batch) {
            return tape.variable(batch, 0);
        }

        @Override
        public Var startCell(Tape tape, int batch) {
            return tape.variable(batch, 0);
        }
    }
}
