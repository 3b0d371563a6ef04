// Sums and maxima over the threads of a warp or a block, in an order that is always the same. All threads take part
// and all receive the result. Blocks have a multiple of 32 threads.
#pragma once
#include "functions.cuh"

#define WARPS 32

__device__ __forceinline__ int lane() { return threadIdx.x % 32; }
__device__ __forceinline__ int warp() { return threadIdx.x / 32; }
__device__ __forceinline__ int warps() { return blockDim.x / 32; }

__device__ __forceinline__ float minus_infinity() { return __int_as_float(0xff800000); }

__device__ __forceinline__ float warp_sum(float value) {
    for (int distance = 16; distance > 0; distance >>= 1) value += __shfl_xor_sync(0xffffffffu, value, distance);
    return value;
}

__device__ __forceinline__ float warp_max(float value) {
    for (int distance = 16; distance > 0; distance >>= 1) {
        value = larger(value, __shfl_xor_sync(0xffffffffu, value, distance));
    }
    return value;
}

// `exchange` has WARPS places, which may be used again afterwards. What the threads wrote before is seen by all after.
__device__ __forceinline__ float block_sum(float value, float* exchange) {
    value = warp_sum(value);
    if (lane() == 0) exchange[warp()] = value;
    __syncthreads();
    float sum = 0.0f;
    for (int i = 0; i < warps(); i++) sum += exchange[i];
    __syncthreads();
    return sum;
}

__device__ __forceinline__ float block_max(float value, float* exchange) {
    value = warp_max(value);
    if (lane() == 0) exchange[warp()] = value;
    __syncthreads();
    float max = exchange[0];
    for (int i = 1; i < warps(); i++) max = larger(max, exchange[i]);
    __syncthreads();
    return max;
}

// Two sums at once; `exchange` has 2 x WARPS places.
__device__ __forceinline__ void block_sums(float* first, float* second, float* exchange) {
    float a = warp_sum(*first), b = warp_sum(*second);
    if (lane() == 0) {
        exchange[warp()] = a;
        exchange[WARPS + warp()] = b;
    }
    __syncthreads();
    *first = *second = 0.0f;
    for (int i = 0; i < warps(); i++) {
        *first += exchange[i];
        *second += exchange[WARPS + i];
    }
    __syncthreads();
}

// Softmax of what is in y, over n elements: every thread has put logits there, at threadIdx.x, threadIdx.x +
// blockDim.x, and so on; `max` is the largest that this thread has put.
__device__ __forceinline__ void block_softmax(float* y, int n, float max, float* exchange) {
    max = block_max(max, exchange);
    float sum = 0.0f;
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float e = expf(y[i] - max);
        y[i] = e;
        sum += e;
    }
    sum = block_sum(sum, exchange);
    for (int i = threadIdx.x; i < n; i += blockDim.x) y[i] /= sum;
}
