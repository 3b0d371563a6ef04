package org.ntm4j.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.Linear;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.Shape;

/**
 * Stacked LSTM after Graves (2013), without peepholes: the input goes to every layer, every layer to
 * the output, and the state that each layer starts with is learned. A layer reads {@code [x, read
 * vectors, h of the layer below, its own h of the step before]}.
 */
public final class LstmController implements Controller {
    private static final int GATES = 4;

    private final ControllerSize size;
    private final List<Linear> layers = new ArrayList<>();
    private final List<Var> startHidden = new ArrayList<>();
    private final List<Var> startCell = new ArrayList<>();

    /** The controller whose parameters, made from {@link #specs}, are in {@code parameters}. */
    public LstmController(ControllerSize size, ParameterSet parameters) {
        this.size = size;
        for (int layer = 0; layer < size.layers(); layer++) {
            String name = ControllerSize.layerName(layer);
            layers.add(new Linear(parameters, name));
            startHidden.add(parameters.var(name + ".hiddenStart"));
            startCell.add(parameters.var(name + ".cellStart"));
        }
    }

    /** The parameters, layer by layer. */
    public static List<ParameterSpec> specs(ControllerSize size) {
        List<ParameterSpec> specs = new ArrayList<>();
        Initializer zero = Initializer.constant(0);
        for (int layer = 0; layer < size.layers(); layer++) {
            String name = ControllerSize.layerName(layer);
            specs.addAll(Linear.specs(name, inputs(size, layer), GATES * size.hidden(), zero));
            specs.add(new ParameterSpec(name + ".hiddenStart", Shape.of(size.hidden()), zero));
            specs.add(new ParameterSpec(name + ".cellStart", Shape.of(size.hidden()), zero));
        }
        return specs;
    }

    private static int inputs(ControllerSize size, int layer) {
        int external = size.inputWidth() + size.readWidth();
        return external + (layer == 0 ? 1 : 2) * size.hidden();
    }

    @Override
    public int outputWidth() {
        return size.layers() * size.hidden();
    }

    @Override
    public Optional<SingleLayer> singleLayer() {
        return size.layers() == 1 ? Optional.of(new Single()) : Optional.empty();
    }

    @Override
    public List<Var> start(Tape tape, int batch) {
        List<Var> state = new ArrayList<>(2 * layers.size());
        for (int layer = 0; layer < layers.size(); layer++) {
            state.add(tape.ops().broadcast(startHidden.get(layer), batch));
            state.add(tape.ops().broadcast(startCell.get(layer), batch));
        }
        return state;
    }

    @Override
    public Run begin(Tape tape, EpisodeVars episode, List<Var> state) {
        List<LstmLayer> running = new ArrayList<>(layers.size());
        for (int layer = 0; layer < layers.size(); layer++) {
            running.add(
                    new LstmLayer(
                            tape,
                            size,
                            layers.get(layer).over(tape, episode.steps(), episode.batch()),
                            state.get(2 * layer),
                            state.get(2 * layer + 1)));
        }
        running.forEach(layer -> layer.placeInputs(episode));
        return new Stacked(tape, size, running);
    }

    /** The layers in the course of an episode. */
    private record Stacked(Tape tape, ControllerSize size, List<LstmLayer> layers) implements Run {
        @Override
        public void step(int t, @Nullable Var reads, Var target) {
            Var below = null;
            for (int layer = 0; layer < layers.size(); layer++) {
                Var hidden =
                        layers.size() == 1
                                ? target
                                : tape.variable(target.extent(0), size.hidden());
                layers.get(layer).step(t, reads, below, hidden);
                if (layers.size() > 1) {
                    tape.ops().place(hidden, target, layer * size.hidden());
                }
                below = hidden;
            }
        }

        @Override
        public List<Var> state() {
            List<Var> state = new ArrayList<>(2 * layers.size());
            for (LstmLayer layer : layers) {
                state.add(layer.hidden());
                state.add(layer.cell());
            }
            return state;
        }
    }

    private final class Single implements SingleLayer {
        @Override
        public EpisodePlan.Network network() {
            return EpisodePlan.Network.LSTM;
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
            return tape.ops().broadcast(startHidden.get(0), batch);
        }

        @Override
        public Var startCell(Tape tape, int batch) {
            return tape.ops().broadcast(startCell.get(0), batch);
        }
    }
}
