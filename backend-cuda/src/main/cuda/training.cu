// Loss, clipping, optimisers, and the gradient of a bias. Views are dense.
#include "block.cuh"

// Logits and targets [T, B, Y], mask [T, B]; a block for each sequence makes its nats and its wrong bits.
BLOCK_KERNEL(cross_entropy, 256)
(const float* logits, const float* targets, const float* mask, float* per_sequence, int steps, int batch,
 int channels) {
    __shared__ float exchange[2 * WARPS];
    float nats = 0.0f, wrong = 0.0f;
    for (int i = threadIdx.x; i < steps * channels; i += blockDim.x) {
        int row = i / channels * batch + blockIdx.x;
        long long at = (long long)row * channels + i % channels;
        float z = logits[at], target = targets[at];
        nats += mask[row] * (softplus(z) - target * z);
        bool is_wrong = z != z || (z > 0.0f) != (target > 0.5f);
        if (mask[row] != 0.0f && is_wrong) wrong += 1.0f;
    }
    block_sums(&nats, &wrong, exchange);
    if (threadIdx.x == 0) {
        per_sequence[2 * blockIdx.x] = nats;
        per_sequence[2 * blockIdx.x + 1] = wrong;
    }
}

KERNEL(cross_entropy_backward)(const float* logits, const float* targets, const float* mask, float scale,
                               float* d_logits, int channels, int n) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        d_logits[i] += scale * mask[i / channels] * (sigmoid(logits[i]) - targets[i]);
    }
}

// First stage of clipping: each block leaves the sum of the squares of its part.
BLOCK_KERNEL(sums_of_squares, 256)(const float* x, float* sums, int n) {
    __shared__ float exchange[WARPS];
    float sum = 0.0f;
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) sum += x[i] * x[i];
    sum = block_sum(sum, exchange);
    if (threadIdx.x == 0) sums[blockIdx.x] = sum;
}

// Second stage: every block adds all sums up, in one order, and scales its part if the whole is too long.
BLOCK_KERNEL(clip_norm, 256)(float* x, const float* sums, int count, float limit, float* norm, int n) {
    __shared__ float exchange[WARPS];
    float sum = 0.0f;
    for (int i = threadIdx.x; i < count; i += blockDim.x) sum += sums[i];
    float length = sqrtf(block_sum(sum, exchange));
    if (thread_in_grid() == 0) *norm = length;
    if (length <= limit) return;
    float factor = limit / length;
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) x[i] *= factor;
}

KERNEL(rms_prop_step)(float* parameters, const float* gradients, float* mean_square, float* mean, float* delta,
                      float learning_rate, float decay, float rest, float momentum, float epsilon, float clip, int n) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        float gradient = clipped(gradients[i], clip);
        float square = decay * mean_square[i] + rest * gradient * gradient;
        float average = decay * mean[i] + rest * gradient;
        float variance = square - average * average;
        float root = sqrtf((variance < 0.0f ? 0.0f : variance) + epsilon);
        float change = momentum * delta[i] - learning_rate * gradient / root;
        mean_square[i] = square;
        mean[i] = average;
        delta[i] = change;
        parameters[i] += change;
    }
}

// `rate` is the learning rate with the first correction.
KERNEL(adam_step)(float* parameters, const float* gradients, float* first_moment, float* second_moment, float rate,
                  float beta1, float rest1, float beta2, float rest2, float correction2, float epsilon, float clip,
                  int n) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        float gradient = clipped(gradients[i], clip);
        float first = beta1 * first_moment[i] + rest1 * gradient;
        float second = beta2 * second_moment[i] + rest2 * gradient * gradient;
        first_moment[i] = first;
        second_moment[i] = second;
        parameters[i] -= rate * first / (sqrtf(second * correction2) + epsilon);
    }
}

// Sums of the columns of x [rows, columns]: a block has 32 columns and `part` rows, and leaves its sums in row
// blockIdx.y of `sums`, or adds them there.
BLOCK_KERNEL(column_sums, 256)(const float* x, float* sums, int rows, int columns, int part, int add) {
    __shared__ float exchange[8][32];
    int column = blockIdx.x * 32 + lane();
    int end = min(rows, (int)(blockIdx.y + 1) * part);
    float sum = 0.0f;
    if (column < columns) {
        for (int row = blockIdx.y * part + warp(); row < end; row += 8) sum += x[(long long)row * columns + column];
    }
    exchange[warp()][lane()] = sum;
    __syncthreads();
    if (warp() != 0 || column >= columns) return;
    for (int i = 1; i < 8; i++) sum += exchange[i][lane()];
    float* to = sums + (long long)blockIdx.y * columns + column;
    *to = add ? *to + sum : sum;
}
