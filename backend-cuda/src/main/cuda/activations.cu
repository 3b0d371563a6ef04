// Squashing functions, softmax, head parameters, LSTM cells. Views are dense.
#include "block.cuh"
#include "cell.cuh"
#include "heads.cuh"

KERNEL(activate)(int activation, const float* x, float* y, int n) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) y[i] = activated(activation, x[i]);
}

KERNEL(activate_backward)(int activation, const float* y, const float* dy, float* dx, int n) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) dx[i] += dy[i] * slope(activation, y[i]);
}

// A block for each row.
BLOCK_KERNEL(softmax, 256)(const float* x, float* y, int rows, int n) {
    __shared__ float exchange[WARPS];
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        long long at = (long long)row * n;
        float max = minus_infinity();
        for (int i = threadIdx.x; i < n; i += blockDim.x) {
            y[at + i] = x[at + i];
            max = larger(max, x[at + i]);
        }
        block_softmax(y + at, n, max, exchange);
    }
}

BLOCK_KERNEL(softmax_backward, 256)(const float* y, const float* dy, float* dx, int rows, int n) {
    __shared__ float exchange[WARPS];
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        long long at = (long long)row * n;
        float mean = 0.0f;
        for (int i = threadIdx.x; i < n; i += blockDim.x) mean += y[at + i] * dy[at + i];
        mean = block_sum(mean, exchange);
        for (int i = threadIdx.x; i < n; i += blockDim.x) dx[at + i] += y[at + i] * (dy[at + i] - mean);
    }
}

// A thread has one item of one row.
KERNEL(head_activations)(const float* raw, float* values, int batch, int width, int sigmoids, int strengths,
                         int sharpenings, int softmaxes, int heads, int shifts) {
    int items = softmaxes + heads;
    for (int i = thread_in_grid(); i < batch * items; i += threads_of_grid()) {
        int row = i / items * width;
        activate_item(raw + row, values + row, i % items, sigmoids, strengths, sharpenings, softmaxes, shifts);
    }
}

KERNEL(head_activations_backward)(const float* values, const float* d_values, float* d_raw, int batch, int width,
                                  int sigmoids, int strengths, int sharpenings, int softmaxes, int heads, int shifts) {
    int items = softmaxes + heads;
    for (int i = thread_in_grid(); i < batch * items; i += threads_of_grid()) {
        int row = i / items * width;
        activate_item_backward(values + row, d_values + row, d_raw + row, i % items, sigmoids, strengths, sharpenings,
                               softmaxes, shifts);
    }
}

// Gates [B, 4H]; a thread has one unit of one sequence.
KERNEL(lstm_cell)(float* gates, const float* previous, float* c, float* h, int batch, int hidden) {
    for (int i = thread_in_grid(); i < batch * hidden; i += threads_of_grid()) {
        float* gate = gates + (long long)(i / hidden) * 4 * hidden + i % hidden;
        c[i] = cell_of(gate, hidden, previous[i], h + i);
    }
}

KERNEL(lstm_cell_backward)(const float* gates, const float* previous, const float* c, const float* dc, const float* dh,
                           float* d_gates, float* d_previous, int batch, int hidden) {
    for (int i = thread_in_grid(); i < batch * hidden; i += threads_of_grid()) {
        long long at = (long long)(i / hidden) * 4 * hidden + i % hidden;
        d_previous[i] += cell_backward(gates + at, hidden, previous[i], c[i], dc[i], dh[i], d_gates + at);
    }
}
