package org.ntm4j.backend.cpu.kernel;

/**
 * Reading and writing the memory of one sequence, {@code [M, N]}. Weightings of several heads are
 * {@code [heads, N]}, their erase and add vectors {@code [heads, M]}.
 */
public interface MemoryLoops {
    /** {@code norms(i) = √(Σ_m memory(m,i)² + epsilon)}. */
    void rowNorms(
            float[] memory,
            int memoryAt,
            float epsilon,
            float[] norms,
            int normsAt,
            int width,
            int locations);

    /** One head: {@code read(m) = Σ_i weighting(i)·memory(m,i)}. */
    void read(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] read,
            int readAt,
            int width,
            int locations);

    /**
     * One head: {@code dMemory(m,i) += dRead(m)·weighting(i)}, {@code dWeighting(i) += Σ_m
     * dRead(m)·memory(m,i)}.
     */
    void readBackward(
            float[] memory,
            int memoryAt,
            float[] weighting,
            int weightingAt,
            float[] dRead,
            int dReadAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            int width,
            int locations);

    /**
     * {@code after(m,i) = before(m,i)·Π_j (1 − w_j(i)·e_j(m)) + Σ_j w_j(i)·a_j(m)}, and the norms
     * of the result.
     *
     * @param after may be {@code before}
     */
    void write(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            int heads,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] after,
            int afterAt,
            float epsilon,
            float[] norms,
            int normsAt,
            int width,
            int locations);

    /**
     * The backward pass of {@link #write} but for the norms.
     *
     * @param dMemory the gradient of what was written on entry, of what was there before on exit
     * @param dErase {@code [heads, M]}, added to
     * @param dAdd {@code [heads, M]}, added to
     */
    void writeBackward(
            float[] before,
            int beforeAt,
            float[] weighting,
            int weightingAt,
            int heads,
            float[] erase,
            int eraseAt,
            float[] add,
            int addAt,
            float[] dMemory,
            int dMemoryAt,
            float[] dWeighting,
            int dWeightingAt,
            float[] dErase,
            int dEraseAt,
            float[] dAdd,
            int dAddAt,
            int width,
            int locations);
}
