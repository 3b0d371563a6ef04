// Kernels with known defects. The tests expect the device to catch each of them, and have no PTX of them but their
// declarations.
#include "portable.cuh"

// Each thread doubles what its right neighbour wrote. The barrier between is missing, or not.
__device__ __forceinline__ void double_neighbour(float* x, bool barrier) {
    __shared__ float values[64];
    values[threadIdx.x] = x[threadIdx.x];
    if (barrier) __syncthreads();
    x[threadIdx.x] = 2.0f * values[(threadIdx.x + 1) % 64];
}
KERNEL(with_barrier)(float* x) { double_neighbour(x, true); }
KERNEL(without_barrier)(float* x) { double_neighbour(x, false); }

// One element too many.
KERNEL(off_by_one)(float* x, int n) {
    int i = threadIdx.x;
    if (i <= n) x[i] = 1.0f;
}

// Half of a warp waits for the block, the other half for the whole warp.
KERNEL(divergent_barrier)(float* x) {
    if (threadIdx.x % 32 < 16) {
        __syncthreads();
    } else {
        x[threadIdx.x] = __shfl_sync(0xffffffffu, 1.0f, 0);
    }
}

// An address that no one has.
KERNEL(wild_address)(float* x) { x[threadIdx.x + 4] = 1.0f; }

// Sums what shared memory holds before anything was written there.
KERNEL(unwritten_shared)(float* x) {
    DYNAMIC_SHARED(float, values);
    x[threadIdx.x] += values[threadIdx.x];
}

// Its declaration in the tests has one parameter less.
KERNEL(stale_declaration)(float* x, int n) { x[0] = static_cast<float>(n); }

// Right: sums over a warp, by shuffles in which every lane takes part.
KERNEL(warp_sums)(float* x) {
    float value = x[threadIdx.x];
    for (int distance = 16; distance > 0; distance >>= 1) value += __shfl_xor_sync(0xffffffffu, value, distance);
    x[threadIdx.x] = value;
}
