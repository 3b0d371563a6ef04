package org.ntm4j.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ntm4j.cli.seeds.SeedList;
import org.ntm4j.error.NtmException;
import picocli.CommandLine.Option;

/** Several seeds in one call. */
final class SeedsOptions {
    private static final long MOST_THREADS = 1_000;

    @Option(
            names = "--seeds",
            paramLabel = "LIST",
            description =
                    "Several seeds side by side, each a run of its own, and one summary of all; for"
                            + " example 1-5, 1,3,7 or 1-3,10.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Of --seeds, how many at a time. Default: as many as processors.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--converged",
            paramLabel = "BITS",
            description =
                    "Of --seeds, tell after how many episodes each had fewer wrong bits a sequence"
                            + " than this over a report window. Default: 0.1.")
    private Optional<Double> converged = Optional.empty();

    /** The seeds, if several were asked for. */
    Optional<SeedList> seeds() {
        return seeds.map(SeedList::parse);
    }

    /** How many at a time, if that was said. */
    OptionalInt threads() {
        return threads.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The bound, if one was given. */
    OptionalDouble converged() {
        return converged.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /**
     * @throws NtmException {@code NTM-U004} if a value is out of its range
     */
    void check() {
        threads.ifPresent(count -> Counts.require("--threads", count, MOST_THREADS));
        converged.ifPresent(
                bits -> {
                    if (!(bits > 0 && bits < Double.POSITIVE_INFINITY)) {
                        throw NtmException.badInput(
                                "NTM-U004", "--converged must be a number above 0, got " + bits);
                    }
                });
    }

    /**
     * Refuses what one run has no use for.
     *
     * @throws NtmException {@code NTM-U011}
     */
    void requireNone() {
        refuse("--threads", threads.isPresent());
        refuse("--converged", converged.isPresent());
    }

    private static void refuse(String option, boolean given) {
        if (given) {
            throw NtmException.badInput(
                    "NTM-U011",
                    option
                            + " is for several seeds, and this is one run; give --seeds as well, or"
                            + " leave it out");
        }
    }
}
