package org.ntm4j.architecture.wrong.train;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Breaks rule 6 in each way. */
final class Gambles {
    private Gambles() {}

    static double uniform() {
        return Math.random();
    }

    static Random own() {
        return new Random(1);
    }

    static int shared() {
        return ThreadLocalRandom.current().nextInt();
    }

    static RandomGenerator named() {
        return RandomGenerator.of("L64X128MixRandom");
    }

    static UUID identity() {
        return UUID.randomUUID();
    }
}
