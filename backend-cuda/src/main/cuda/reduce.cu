// Sums and maxima over axes. The order of the terms depends on the shapes alone, so that the same input gives the same
// bits. Kept axes have the extents (.., k1, k2, k3), reduced ones (.., r1, r2, r3); op 0 is the sum, 1 the maximum.
#include "functions.cuh"
#include "strided.cuh"

__device__ __forceinline__ float reduce_start(int op) { return op == 0 ? 0.0f : __int_as_float(0xff800000); }

__device__ __forceinline__ float reduce_step(int op, float a, float b) {
    return op == 0 ? a + b : larger(a, b);
}

// One thread for each output: for many outputs, or few terms each.
KERNEL(reduce_by_thread)(int op, const float* x, float* target, int outputs, int terms, int k1, int k2, int k3, int r1,
                         int r2, int r3, int x0, int x1, int x2, int x3, int y0, int y1, int y2, int y3, int t0, int t1,
                         int t2, int t3) {
    for (int i = thread_in_grid(); i < outputs; i += threads_of_grid()) {
        const float* from = x + place_of(i, k1, k2, k3, x0, x1, x2, x3);
        float value = reduce_start(op);
        for (int j = 0; j < terms; j++) value = reduce_step(op, value, from[place_of(j, r1, r2, r3, y0, y1, y2, y3)]);
        target[place_of(i, k1, k2, k3, t0, t1, t2, t3)] = value;
    }
}

// One block for each output: 256 threads, and a tree over what they have.
BLOCK_KERNEL(reduce_by_block, 256)
(int op, const float* x, float* target, int outputs, int terms, int k1, int k2, int k3, int r1, int r2, int r3, int x0,
 int x1, int x2, int x3, int y0, int y1, int y2, int y3, int t0, int t1, int t2, int t3) {
    __shared__ float values[256];
    int thread = threadIdx.x;
    for (int i = blockIdx.x; i < outputs; i += gridDim.x) {
        const float* from = x + place_of(i, k1, k2, k3, x0, x1, x2, x3);
        float value = reduce_start(op);
        for (int j = thread; j < terms; j += 256) {
            value = reduce_step(op, value, from[place_of(j, r1, r2, r3, y0, y1, y2, y3)]);
        }
        values[thread] = value;
        __syncthreads();
        for (int half = 128; half > 0; half >>= 1) {
            if (thread < half) values[thread] = reduce_step(op, values[thread], values[thread + half]);
            __syncthreads();
        }
        if (thread == 0) target[place_of(i, k1, k2, k3, t0, t1, t2, t3)] = values[0];
        __syncthreads();
    }
}
