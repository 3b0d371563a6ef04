// Reading and writing. Pointers to a column, which is one location, are to its first element; the next is n further.
#pragma once
#include "block.cuh"

// The norm of a column that is copied, element by element; `to` may be `from`.
__device__ __forceinline__ float copy_column(const float* from, float* to, int n, int m) {
    float square = NORM_EPSILON;
    for (int j = 0; j < m; j++) {
        float value = from[(long long)j * n];
        to[(long long)j * n] = value;
        square += value * value;
    }
    return sqrtf(square);
}

// Equation 2: an element of a read vector, by a warp; every lane gets it.
__device__ __forceinline__ float read_element(const float* row, const float* weights, int n) {
    float sum = 0.0f;
    for (int j = lane(); j < n; j += 32) sum += weights[j] * row[j];
    return warp_sum(sum);
}

// At one location; the weights of heads are n apart.
__device__ __forceinline__ void read_backward_column(const float* memory, const float* weights, const float* d_read,
                                                     float* d_memory, float* d_weights, int heads, int n, int m) {
    for (int head = 0; head < heads; head++) {
        float sum = 0.0f;
        for (int j = 0; j < m; j++) sum += d_read[head * m + j] * memory[(long long)j * n];
        d_weights[(long long)head * n] += sum;
    }
    for (int j = 0; j < m; j++) {
        float sum = 0.0f;
        for (int head = 0; head < heads; head++) sum += d_read[head * m + j] * weights[(long long)head * n];
        d_memory[(long long)j * n] += sum;
    }
}

// The product over all write heads but one of (1 - weight times erasure); `weights` are a column, `erase` an element
// of each erase vector.
__device__ __forceinline__ float kept(const float* weights, const float* erase, int heads, int but, int n, int m) {
    float product = 1.0f;
    for (int head = 0; head < heads; head++) {
        if (head != but) product *= 1.0f - weights[(long long)head * n] * erase[head * m];
    }
    return product;
}

// Equations 3 and 4 at one location; its new norm back. `after` may be `before`.
__device__ __forceinline__ float write_column(const float* before, const float* weights, const float* row, float* after,
                                              int heads, int n, int m, int erase_at, int add_at) {
    float square = NORM_EPSILON;
    for (int j = 0; j < m; j++) {
        float value = before[(long long)j * n] * kept(weights, row + erase_at + j, heads, -1, n, m);
        for (int head = 0; head < heads; head++) value += weights[(long long)head * n] * row[add_at + head * m + j];
        after[(long long)j * n] = value;
        square += value * value;
    }
    return sqrtf(square);
}

// Sums over locations, a warp for each element of an erase and an add vector.
__device__ __forceinline__ void erase_and_add_backward(const float* before, const float* weighting, const float* row,
                                                       const float* d_memory, float* d_row, int heads, int n, int m,
                                                       int erase_at, int add_at) {
    LOOP_OF_THREADS for (int j = warp(); j < heads * m; j += warps()) {
        int head = j / m, element = j % m;
        float d_erase = 0.0f, d_add = 0.0f;
        for (int i = lane(); i < n; i += 32) {
            float d = d_memory[(long long)element * n + i], weight = weighting[(long long)head * n + i];
            float others = kept(weighting + i, row + erase_at + element, heads, head, n, m);
            d_erase -= d * before[(long long)element * n + i] * others * weight;
            d_add += d * weight;
        }
        d_erase = warp_sum(d_erase);
        d_add = warp_sum(d_add);
        if (lane() == 0) {
            d_row[erase_at + j] += d_erase;
            d_row[add_at + j] += d_add;
        }
    }
}

// At one location; after all have done erase_and_add_backward.
__device__ __forceinline__ void write_backward_column(const float* before, const float* weights, const float* row,
                                                      float* d_memory, float* d_weights, int heads, int n, int m,
                                                      int erase_at, int add_at) {
    for (int head = 0; head < heads; head++) {
        float sum = 0.0f;
        for (int j = 0; j < m; j++) {
            float others = kept(weights, row + erase_at + j, heads, head, n, m);
            float erased = before[(long long)j * n] * others * row[erase_at + head * m + j];
            sum += d_memory[(long long)j * n] * (row[add_at + head * m + j] - erased);
        }
        d_weights[(long long)head * n] += sum;
    }
    for (int j = 0; j < m; j++) {
        d_memory[(long long)j * n] *= kept(weights, row + erase_at + j, heads, -1, n, m);
    }
}
