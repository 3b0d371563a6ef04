package org.ntm4j.backend.cpu.kernel;

/** Passes over the memory {@code [M, N]} of one sequence, each for several heads. */
public interface MemoryPasses {
    /**
     * {@code sums(j,i) = Σ_m factors(j,m)·memory(m,i)}.
     *
     * @param factors {@code [count, M]}
     * @param sums {@code [count, N]}, overwritten
     */
    void acrossWidth(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            int count,
            float[] sums,
            int sumsAt,
            int width,
            int locations);

    /**
     * {@code sums(j,m) = Σ_i factors(j,i)·memory(m,i)}.
     *
     * @param factors {@code [count, N]}
     * @param sums {@code [count, M]}, overwritten
     */
    void acrossLocations(
            float[] memory,
            int memoryAt,
            float[] factors,
            int factorsAt,
            int count,
            float[] sums,
            int sumsAt,
            int width,
            int locations);

    /**
     * {@code target(m,i) += Σ_j across(j,m)·along(j,i) − decay(i)·memory(m,i)}.
     *
     * @param across {@code [count, M]}
     * @param along {@code [count, N]}
     * @param decay {@code [N]}
     * @param target {@code [M, N]}, added to
     */
    void addProducts(
            float[] memory,
            int memoryAt,
            float[] across,
            int acrossAt,
            float[] along,
            int alongAt,
            int count,
            float[] decay,
            int decayAt,
            float[] target,
            int targetAt,
            int width,
            int locations);

    /**
     * Writing by a single head as {@link MemoryLoops#write}, and {@code products(i) = Σ_m key(m)·after(m,i)} for the
     * key of a single read head.
     *
     * @param heads the head parameters {@code [P]}, in which erase, add vector and key lie
     */
    void writeAndMatch(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            float[] heads,
            int eraseAt,
            int addAt,
            int keyAt,
            float[] after,
            int afterAt,
            float[] norms,
            int normsAt,
            float[] products,
            int productsAt,
            int width,
            int locations);
}
