package org.ntm4j.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.bench.measure.EpisodeWork;
import org.ntm4j.bench.operations.StepOperations.Product;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.machine.MachineConfig;
import org.ntm4j.nn.ParameterSpec;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class StepOperationsTest {
    /** Of a multiply-add for each parameter of clipping and of the optimiser. */
    private static final int OF_A_PARAMETER = 3 + 17;

    private static RunConfig copy(String model, int length) {
        String written = Integer.toString(length);
        return Presets.get("fast", "copy", model, 1)
                .with("task.maxLength", written)
                .with("task.minLength", written);
    }

    private static long parameters(RunConfig run) {
        MachineConfig model = run.model();
        try (var task = run.task().create()) {
            return model.define(task.inputWidth(), task.outputWidth()).parameters().stream()
                    .map(ParameterSpec::shape)
                    .mapToLong(shape -> shape.size())
                    .sum();
        }
    }

    @Test
    void anUpdateCountsEachParameterOnce() {
        RunConfig run = copy("ntm-ff", 5);
        assertThat(StepOperations.of(run).update())
                .isEqualTo((double) (OF_A_PARAMETER * parameters(run)));
    }

    /** A head of width 2·heads·(M + …) and a controller, by the sizes of the preset. */
    @Test
    void theProductsAreThoseOfTheLayers() {
        int heads = (2 + 2) * 20 + 2 * (3 + 3);
        assertThat(StepOperations.of(copy("ntm-ff", 5)).products())
                .containsExactlyInAnyOrder(
                        new Product(10 + 20, 100),
                        new Product(100, heads),
                        new Product(100 + 20, 9));
    }

    /** Each time step: two products, the heads' functions, addressing twice, a write and a read. */
    @Test
    void aTimeStepOfTheMachineIsCountedByHand() {
        double longer = StepOperations.of(copy("ntm-ff", 6)).forward();
        double shorter = StepOperations.of(copy("ntm-ff", 5)).forward();
        int heads = 92;
        int controller = (2 * 30 + 1) * 100 + 100;
        int emission = (2 * 100 + 1) * heads + 4 * heads;
        int addressing = 2 * 128 * (4 * 20 + 2 * 3 + 18);
        int memory = 128 * 20 * (5 + 2 + 2);
        int output = (2 * 120 + 1) * 9;
        int timeStep = controller + emission + addressing + memory;
        assertThat(longer - shorter).isCloseTo(2.0 * timeStep + output, within(1e-3 * timeStep));
    }

    @Test
    void paddingDoesNotCount() {
        RunConfig mixed = Presets.get("fast", "copy", "lstm", 1);
        StepOperations alone = StepOperations.of(mixed);
        assertThat(StepOperations.of(mixed.with("training.batchSize", "16"))).isEqualTo(alone);
        RunConfig together = mixed.with("training.batchSize", "16");
        List<EpisodeBatch> batches = EpisodeWork.draw(together).batches();
        long padded = StepOperations.count(together, batches).total();
        double count = batches.size() * 16;
        assertThat(padded / count).isGreaterThan(1.3 * alone.training(16));
    }
}
