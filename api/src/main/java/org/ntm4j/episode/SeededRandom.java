package org.ntm4j.episode;

import java.util.random.RandomGenerator;

/**
 * xoshiro256++ (Blackman and Vigna, 2019): a generator whose state can be saved and restored, which
 * those of the JDK do not offer. Streams of one seed for different purposes are independent.
 */
public final class SeededRandom implements RandomGenerator {
    private static final int WORDS = 4;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** What randomness is for; each purpose has a stream of its own. */
    public enum Purpose {
        /** The start of the parameters. */
        INITIALIZATION(0),
        /** The episodes trained on. */
        DATA(1),
        /** The episodes evaluated on. */
        EVALUATION(2),
        /** Which sequences of a file are kept for evaluation. */
        SPLIT(3);

        /** Part of what checkpoints and results depend on: never changes. */
        private final long stream;

        Purpose(long stream) {
            this.stream = stream;
        }
    }

    private final long[] s;

    private SeededRandom(long[] state) {
        s = state;
    }

    /** The stream of a seed for a purpose. */
    public static SeededRandom of(long seed, Purpose purpose) {
        long[] state = new long[WORDS];
        long x = mix(seed) ^ mix(~purpose.stream);
        for (int i = 0; i < WORDS; i++) {
            x += GOLDEN_GAMMA;
            state[i] = mix(x);
        }
        return new SeededRandom(state);
    }

    /**
     * The stream that goes on from a {@link #state()}.
     *
     * @throws IllegalArgumentException if it is no state: not four words, or all of them 0
     */
    public static SeededRandom restore(long[] state) {
        if (state.length != WORDS || (state[0] | state[1] | state[2] | state[3]) == 0) {
            throw new IllegalArgumentException("a state is four words that are not all 0");
        }
        return new SeededRandom(state.clone());
    }

    /** A copy of the state. */
    public long[] state() {
        return s.clone();
    }

    /** SplitMix64's finaliser (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Long.rotateLeft(s[3], 45);
        return result;
    }
}
