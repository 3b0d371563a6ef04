// Squashing functions, softmax, head parameters, LSTM cells. Views are dense.
#include "block.cuh"

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

// Rows of `width` numbers: tanh up to `sigmoids`, then sigmoid up to `strengths`, softplus up to `sharpenings`, 1 +
// softplus up to `softmaxes`; then `heads` rows of `shifts` numbers, softmax each. A thread has one number, or one
// softmax.
KERNEL(head_activations)(const float* raw, float* values, int batch, int width, int sigmoids, int strengths,
                         int sharpenings, int softmaxes, int heads, int shifts) {
    int items = softmaxes + heads;
    for (int i = thread_in_grid(); i < batch * items; i += threads_of_grid()) {
        int item = i % items;
        int at = i / items * width + item;
        if (item < softmaxes) {
            float x = raw[at];
            values[at] = item < sigmoids      ? tanhf(x)
                         : item < strengths   ? sigmoid(x)
                         : item < sharpenings ? softplus(x)
                                              : 1.0f + softplus(x);
            continue;
        }
        at += (item - softmaxes) * (shifts - 1);
        float max = raw[at], sum = 0.0f;
        for (int k = 1; k < shifts; k++) max = larger(max, raw[at + k]);
        for (int k = 0; k < shifts; k++) sum += values[at + k] = expf(raw[at + k] - max);
        for (int k = 0; k < shifts; k++) values[at + k] /= sum;
    }
}

// The derivative of softplus, from its value, is 1 - e^-value.
KERNEL(head_activations_backward)(const float* values, const float* d_values, float* d_raw, int batch, int width,
                                  int sigmoids, int strengths, int sharpenings, int softmaxes, int heads, int shifts) {
    int items = softmaxes + heads;
    for (int i = thread_in_grid(); i < batch * items; i += threads_of_grid()) {
        int item = i % items;
        int at = i / items * width + item;
        if (item < softmaxes) {
            float y = values[at];
            d_raw[at] += d_values[at] * (item < strengths     ? slope(item < sigmoids ? 0 : 1, y)
                                         : item < sharpenings ? -expm1f(-y)
                                                              : -expm1f(1.0f - y));
            continue;
        }
        at += (item - softmaxes) * (shifts - 1);
        float mean = 0.0f;
        for (int k = 0; k < shifts; k++) mean += values[at + k] * d_values[at + k];
        for (int k = 0; k < shifts; k++) d_raw[at + k] += values[at + k] * (d_values[at + k] - mean);
    }
}

// Gates [B, 4H] in the order i, f, g, o become their activated values; a thread has one unit of one sequence.
KERNEL(lstm_cell)(float* gates, const float* previous, float* c, float* h, int batch, int hidden) {
    for (int i = thread_in_grid(); i < batch * hidden; i += threads_of_grid()) {
        float* gate = gates + (long long)(i / hidden) * 4 * hidden + i % hidden;
        float input = sigmoid(gate[0]), forget = sigmoid(gate[hidden]);
        float candidate = tanhf(gate[2 * hidden]), output = sigmoid(gate[3 * hidden]);
        float cell = forget * previous[i] + input * candidate;
        gate[0] = input;
        gate[hidden] = forget;
        gate[2 * hidden] = candidate;
        gate[3 * hidden] = output;
        c[i] = cell;
        h[i] = output * tanhf(cell);
    }
}

KERNEL(lstm_cell_backward)(const float* gates, const float* previous, const float* c, const float* dc, const float* dh,
                           float* d_gates, float* d_previous, int batch, int hidden) {
    for (int i = thread_in_grid(); i < batch * hidden; i += threads_of_grid()) {
        long long at = (long long)(i / hidden) * 4 * hidden + i % hidden;
        const float* gate = gates + at;
        float* d_gate = d_gates + at;
        float input = gate[0], forget = gate[hidden], candidate = gate[2 * hidden], output = gate[3 * hidden];
        float squashed = tanhf(c[i]);
        float d_output = dh[i] * squashed;
        float d_cell = dc[i] + dh[i] * output * (1.0f - squashed * squashed);
        d_gate[0] += d_cell * candidate * input * (1.0f - input);
        d_gate[hidden] += d_cell * previous[i] * forget * (1.0f - forget);
        d_gate[2 * hidden] += d_cell * input * (1.0f - candidate * candidate);
        d_gate[3 * hidden] += d_output * output * (1.0f - output);
        d_previous[i] += d_cell * forget;
    }
}
