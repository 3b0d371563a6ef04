package org.ntm4j.machine;

import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.MemoryStart;
import org.ntm4j.memory.WeightingStart;

/** Models and episodes small enough to look at every number. */
final class TinyModels {
    static final int INPUTS = 3;
    static final int OUTPUTS = 2;

    private static final int[] LENGTHS = {6, 4};

    private TinyModels() {}

    /** 4 units, a memory of 5 × 3, one head of each kind, three shifts. */
    static NtmConfig ntm(ControllerKind controller) {
        return new NtmConfig(
                controller,
                4,
                1,
                5,
                3,
                1,
                1,
                3,
                MemoryStart.CONSTANT,
                WeightingStart.LEARNED,
                AccessOrder.WRITE_THEN_READ,
                -1);
    }

    /** Two episodes, of six and four steps, random inputs and answers, answers due in the second half. */
    static EpisodeBatch episodes(RandomGenerator random) {
        EpisodeBatch batch = EpisodeBatch.zeros(LENGTHS.length, LENGTHS[0], INPUTS, OUTPUTS);
        for (int b = 0; b < LENGTHS.length; b++) {
            for (int t = 0; t < LENGTHS[b]; t++) {
                for (int x = 0; x < INPUTS; x++) {
                    batch.inputs()[batch.inputIndex(t, b, x)] = random.nextFloat();
                }
                if (t >= LENGTHS[b] / 2) {
                    answer(batch, t, b, random);
                }
            }
        }
        return batch;
    }

    private static void answer(EpisodeBatch batch, int t, int b, RandomGenerator random) {
        for (int y = 0; y < OUTPUTS; y++) {
            batch.targets()[batch.targetIndex(t, b, y)] = random.nextBoolean() ? 1 : 0;
        }
        batch.mask()[batch.maskIndex(t, b)] = 1;
    }
}
