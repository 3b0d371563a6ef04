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

// Some warps of a block that work on something of their own while the others do the same beside them: they pass the
// same barriers.
struct Team {
    int thread;      // the number of this thread in its team
    int threads;     // how many a team has
    int warp;        // the number of this warp in its team
    int warps;       // how many a team has
    int first_warp;  // of the team, in the block
};

__device__ __forceinline__ Team whole_block() {
    Team team = {(int)threadIdx.x, (int)blockDim.x, warp(), warps(), 0};
    return team;
}

// Team `number` of `teams`, a divisor of the number of warps. One that has nothing to do gets threads and warps beyond
// every loop, and goes along.
__device__ __forceinline__ Team team_of(int teams, bool idle) {
    int each = warps() / teams, first = warp() / each * each;
    Team team = {(int)threadIdx.x - 32 * first, 32 * each, warp() - first, each, first};
    if (idle) team.thread = team.warp = 0x3fffffff;
    return team;
}
__device__ __forceinline__ int team_number(int teams) { return warp() / (warps() / teams); }

// `exchange` has WARPS places, which may be used again afterwards. What the threads wrote before is seen by all after.
__device__ __forceinline__ float team_sum(float value, float* exchange, Team team) {
    value = warp_sum(value);
    if (lane() == 0) exchange[warp()] = value;
    __syncthreads();
    float sum = 0.0f;
    for (int i = 0; i < team.warps; i++) sum += exchange[team.first_warp + i];
    __syncthreads();
    return sum;
}
__device__ __forceinline__ float block_sum(float value, float* exchange) {
    return team_sum(value, exchange, whole_block());
}

__device__ __forceinline__ float team_max(float value, float* exchange, Team team) {
    value = warp_max(value);
    if (lane() == 0) exchange[warp()] = value;
    __syncthreads();
    float max = exchange[team.first_warp];
    for (int i = 1; i < team.warps; i++) max = larger(max, exchange[team.first_warp + i]);
    __syncthreads();
    return max;
}

// Two sums at once; `exchange` has 2 x WARPS places.
__device__ __forceinline__ void team_sums(float* first, float* second, float* exchange, Team team) {
    float a = warp_sum(*first), b = warp_sum(*second);
    if (lane() == 0) {
        exchange[warp()] = a;
        exchange[WARPS + warp()] = b;
    }
    __syncthreads();
    *first = *second = 0.0f;
    for (int i = 0; i < team.warps; i++) {
        *first += exchange[team.first_warp + i];
        *second += exchange[WARPS + team.first_warp + i];
    }
    __syncthreads();
}
__device__ __forceinline__ void block_sums(float* first, float* second, float* exchange) {
    team_sums(first, second, exchange, whole_block());
}

// Softmax of what is in y, over n elements: every thread has put logits there, at team.thread, team.thread +
// team.threads, and so on; `max` is the largest that this thread has put.
__device__ __forceinline__ void team_softmax(float* y, int n, float max, float* exchange, Team team) {
    max = team_max(max, exchange, team);
    float sum = 0.0f;
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
        float e = expf(y[i] - max);
        y[i] = e;
        sum += e;
    }
    sum = team_sum(sum, exchange, team);
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) y[i] /= sum;
}
__device__ __forceinline__ void block_softmax(float* y, int n, float max, float* exchange) {
    team_softmax(y, n, max, exchange, whole_block());
}
