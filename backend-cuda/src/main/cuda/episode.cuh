// A whole episode of a machine by one block for each sequence: what its forward and its backward pass share. Memory,
// weightings and all vectors of a step are in shared memory; the layers' weights come through the caches; what backward
// needs goes to global memory once.
#pragma once
#include "addressing.cuh"
#include "cell.cuh"
#include "heads.cuh"
#include "memory.cuh"

// The extents of the machine, as the host hands them over; EpisodeKernels of the SPI has their names.
#define EXTENTS                                                                                                   \
    int steps, int batch, int inputs, int hidden, int is_lstm, int n, int m, int read_heads, int write_heads,     \
            int shifts, int write_first, int first_scored, int scored
#define EXTENTS_PASSED                                                                                            \
    steps, batch, inputs, hidden, is_lstm, n, m, read_heads, write_heads, shifts, write_first, first_scored, scored

struct Machine {
    int steps, batch, inputs, hidden, n, m, read_heads, write_heads, shifts, first_scored, scored;
    bool is_lstm, write_first;
    // reads, state, input, gates and features of the controller, in numbers
    int read_width, state, input_width, gate_width, feature_width;
    // where a row of head parameters has what; see HeadLayout.java
    int heads, add_at, erase_at, gates_at, strengths_at, sharpenings_at, shifts_at, width;
    // what is saved of a sequence at a step: the memory after it; similarities, content weightings and weightings of
    // all heads; the cell
    int saved_width;
};

__device__ __forceinline__ Machine machine_of(EXTENTS) {
    Machine of;
    of.steps = steps;
    of.batch = batch;
    of.inputs = inputs;
    of.hidden = hidden;
    of.n = n;
    of.m = m;
    of.read_heads = read_heads;
    of.write_heads = write_heads;
    of.shifts = shifts;
    of.first_scored = first_scored;
    of.scored = scored;
    of.is_lstm = is_lstm != 0;
    of.write_first = write_first != 0;
    of.read_width = read_heads * m;
    of.state = of.is_lstm ? hidden : 0;
    of.input_width = inputs + of.read_width + of.state;
    of.gate_width = of.is_lstm ? 4 * hidden : hidden;
    of.feature_width = hidden + of.read_width;
    of.heads = read_heads + write_heads;
    of.add_at = of.heads * m;
    of.erase_at = of.add_at + write_heads * m;
    of.gates_at = of.erase_at + write_heads * m;
    of.strengths_at = of.gates_at + of.heads;
    of.sharpenings_at = of.strengths_at + of.heads;
    of.shifts_at = of.sharpenings_at + of.heads;
    of.width = of.shifts_at + of.heads * shifts;
    of.saved_width = m * n + 3 * of.heads * n + of.state;
    return of;
}

// Row of this block's sequence at step t, of [T·B, ..].
__device__ __forceinline__ long long row_of(const Machine& of, int t) { return (long long)t * of.batch + blockIdx.x; }

// The planes that are saved, of one head, and the cell.
__device__ __forceinline__ int similarity_at(const Machine& of, int head) { return (of.m + head) * of.n; }
__device__ __forceinline__ int content_at(const Machine& of, int head) { return (of.m + of.heads + head) * of.n; }
__device__ __forceinline__ int weighting_at(const Machine& of, int head) { return (of.m + 2 * of.heads + head) * of.n; }
__device__ __forceinline__ int cell_at(const Machine& of) { return (of.m + 3 * of.heads) * of.n; }

// Teams that take the heads of a group: a power of two, no more than warps.
__device__ __forceinline__ int teams_for(int group) {
    int teams = 1;
    while (teams < group && 2 * teams <= warps()) teams *= 2;
    return teams;
}

__device__ __forceinline__ Head head_of(const Machine& of, const float* row, int head) {
    return head_at(row, head, of.m, of.shifts, 0, of.strengths_at, of.gates_at, of.sharpenings_at, of.shifts_at);
}

// Whether an answer is due at step t; then `at` is its row of the features.
__device__ __forceinline__ bool is_scored(const Machine& of, int t, long long* at) {
    *at = ((long long)(t - of.first_scored) * of.batch + blockIdx.x) * of.feature_width;
    return t >= of.first_scored && t - of.first_scored < of.scored;
}

// y = x w + bias: a thread has a column, or where columns are few a part of one; `partial` has a place for each thread.
__device__ __forceinline__ void linear_row(const float* x, int inner, const float* weights, const float* bias, float* y,
                                           int columns, float* partial) {
    int room = (columns + 31) / 32 * 32;
    int parts = room == 0 || 2 * room > (int)blockDim.x ? 1 : (int)blockDim.x / room;
    if (parts == 1) {
        LOOP_OF_THREADS for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            float sum = 0.0f;
            for (int k = 0; k < inner; k++) sum += x[k] * weights[(long long)k * columns + j];
            y[j] = sum + bias[j];
        }
        __syncthreads();
        return;
    }
    int part = threadIdx.x / room, column = threadIdx.x % room, each = (inner + parts - 1) / parts;
    if (part < parts && column < columns) {
        float sum = 0.0f;
        int end = min(inner, (part + 1) * each);
        for (int k = part * each; k < end; k++) sum += x[k] * weights[(long long)k * columns + column];
        partial[part * columns + column] = sum;
    }
    __syncthreads();
    LOOP_OF_THREADS for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        float sum = partial[j];
        for (int i = 1; i < parts; i++) sum += partial[i * columns + j];
        y[j] = sum + bias[j];
    }
    __syncthreads();
}

// dx += w dy for `rows` rows of w, a warp for each.
__device__ __forceinline__ void linear_row_backward(const float* dy, int columns, const float* weights, float* dx,
                                                    int rows) {
    LOOP_OF_THREADS for (int row = warp(); row < rows; row += warps()) {
        const float* of = weights + (long long)row * columns;
        float sum = 0.0f;
        for (int j = lane(); j < columns; j += 32) sum += of[j] * dy[j];
        sum = warp_sum(sum);
        if (lane() == 0) dx[row] += sum;
    }
}

__device__ __forceinline__ void copy_numbers(const float* from, float* to, int count) {
    LOOP_OF_THREADS for (int i = threadIdx.x; i < count; i += blockDim.x) to[i] = from[i];
}
__device__ __forceinline__ void fill_numbers(float* to, int count, float value) {
    LOOP_OF_THREADS for (int i = threadIdx.x; i < count; i += blockDim.x) to[i] = value;
}
__device__ __forceinline__ void add_numbers(const float* from, float* to, int count) {
    LOOP_OF_THREADS for (int i = threadIdx.x; i < count; i += blockDim.x) to[i] += from[i];
}

// Takes numbers from the shared memory that is left.
__device__ __forceinline__ float* take(float** left, int count) {
    float* taken = *left;
    *left += count;
    return taken;
}
