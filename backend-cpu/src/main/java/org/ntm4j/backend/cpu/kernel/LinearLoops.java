package org.ntm4j.backend.cpu.kernel;

/** The linear layer for few rows; many rows are a matrix product. */
public interface LinearLoops {
    /**
     * {@code y = x·w + bias}.
     *
     * @param x {@code [rows, inputs]}
     * @param w {@code [inputs, outputs]}
     * @param bias {@code [outputs]}
     * @param y {@code [rows, outputs]}, overwritten
     */
    void forward(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] bias,
            int biasAt,
            float[] y,
            int yAt,
            int rows,
            int inputs,
            int outputs);

    /**
     * {@code y = start + x·w}, for the rows of a step.
     *
     * @param x {@code [rows, inputs]}
     * @param w {@code [inputs, outputs]}
     * @param start {@code [rows, outputs]}, its rows {@code startStride} apart; 0 for one row that serves all
     * @param y {@code [rows, outputs]}, overwritten
     */
    void product(
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] start,
            int startAt,
            int startStride,
            float[] y,
            int yAt,
            int rows,
            int inputs,
            int outputs);

    /**
     * {@code dx += dy·wᵀ}.
     *
     * @param dy {@code [rows, outputs]}
     * @param w {@code [inputs, outputs]}
     * @param dx {@code [rows, inputs]}, added to
     */
    void backwardInput(
            float[] dy,
            int dyAt,
            float[] w,
            int wAt,
            float[] dx,
            int dxAt,
            int rows,
            int inputs,
            int outputs);

    /**
     * {@code total += Σ_rows x}.
     *
     * @param x {@code [rows, columns]}
     * @param total {@code [columns]}, added to
     */
    void addRows(float[] x, int xAt, int rows, int columns, float[] total, int totalAt);
}
