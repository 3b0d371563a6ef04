package org.ntm4j.memory;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.nn.Initializer;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/** The memory matrix, its heads, and the learned state that they start an episode with. */
public final class ExternalMemory {
    /** What a constant memory holds at the start: nothing, but with a direction. */
    static final double START_VALUE = 1e-6;

    private static final double START_DEVIATION = 0.3;
    private static final double READ_START_DEVIATION = 0.01;

    /** At 0 like the others, no run converged; 5 puts 54 % of the weight on location 0 of 128. */
    private static final double FIRST_LOCATION_LOGIT = 5;

    private static final String MEMORY_START = "memory.start";
    private static final String READ_START = "read.start";
    private static final String READ_WEIGHTING = "read.weightingStart";
    private static final String WRITE_WEIGHTING = "write.weightingStart";

    private final MemoryConfig config;
    private final ParameterSet parameters;

    /** The memory whose parameters, made from {@link #specs}, are in {@code parameters}. */
    public ExternalMemory(MemoryConfig config, ParameterSet parameters) {
        this.config = config;
        this.parameters = parameters;
    }

    /** The parameters of a memory's start. */
    public static List<ParameterSpec> specs(MemoryConfig config) {
        HeadLayout layout = config.layout();
        Shape matrix = Shape.of(layout.memoryWidth(), config.locations());
        List<ParameterSpec> specs = new ArrayList<>();
        switch (config.memoryStart()) {
            case CONSTANT -> {}
            case LEARNED ->
                    specs.add(
                            new ParameterSpec(
                                    MEMORY_START, matrix, Initializer.constant(START_VALUE)));
            case LEARNED_RANDOM ->
                    specs.add(
                            new ParameterSpec(
                                    MEMORY_START, matrix, Initializer.normal(START_DEVIATION)));
            case RANDOM ->
                    specs.add(
                            new ParameterSpec(
                                    MEMORY_START,
                                    matrix,
                                    Initializer.normal(START_DEVIATION),
                                    false));
        }
        specs.add(
                new ParameterSpec(
                        READ_START,
                        Shape.of(layout.readHeads(), layout.memoryWidth()),
                        Initializer.normal(READ_START_DEVIATION)));
        specs.add(weightingSpec(READ_WEIGHTING, config, layout.readHeads()));
        specs.add(weightingSpec(WRITE_WEIGHTING, config, layout.writeHeads()));
        return specs;
    }

    private static ParameterSpec weightingSpec(String name, MemoryConfig config, int heads) {
        boolean learned = config.weightingStart() == WeightingStart.LEARNED;
        double first = learned ? FIRST_LOCATION_LOGIT : 1;
        double[] rows = new double[heads * config.locations()];
        for (int head = 0; head < heads; head++) {
            rows[head * config.locations()] = first;
        }
        return new ParameterSpec(
                name, Shape.of(heads, config.locations()), Initializer.of(rows), learned);
    }

    /** Its settings. */
    public MemoryConfig config() {
        return config;
    }

    /**
     * Begins with the steps of an episode, or of a segment of it.
     *
     * @param state before the first of them, the norms of its matrix kept with it
     */
    public MemoryAccess begin(Tape tape, MemoryState state) {
        return new MemoryAccess(tape, config, state);
    }

    /** What an episode of {@code batch} sequences starts with, for those who go step by step. */
    public MemoryState startWithNorms(Tape tape, int batch) {
        MemoryState state = start(tape, batch);
        tape.ops().startMemory(state.matrix());
        return state;
    }

    /** What an episode of {@code batch} sequences starts with; no row norms are kept with the matrix. */
    public MemoryState start(Tape tape, int batch) {
        Var reads = tape.variable(config.layout().readHeads(), config.layout().memoryWidth());
        tape.ops().tanh(parameters.var(READ_START), reads);
        return new MemoryState(
                startMatrix(tape, batch),
                tape.ops().broadcast(reads, batch),
                startWeighting(tape, HeadGroup.READ, batch),
                startWeighting(tape, HeadGroup.WRITE, batch));
    }

    private Var startMatrix(Tape tape, int batch) {
        return config.memoryStart() == MemoryStart.CONSTANT
                ? tape.ops()
                        .filled(
                                START_VALUE,
                                batch,
                                config.layout().memoryWidth(),
                                config.locations())
                : tape.ops().broadcast(parameters.var(MEMORY_START), batch);
    }

    private Var startWeighting(Tape tape, HeadGroup group, int batch) {
        Var row = parameters.var(group == HeadGroup.READ ? READ_WEIGHTING : WRITE_WEIGHTING);
        Var weighting =
                config.weightingStart() == WeightingStart.LEARNED ? tape.ops().softmax(row) : row;
        return tape.ops().broadcast(weighting, batch);
    }
}
