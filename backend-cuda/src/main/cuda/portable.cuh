// Lets one source be compiled by nvcc for a GPU and by g++ for the software CUDA device of the tests.
#pragma once
#ifdef SOFTWARE_CUDA
#include "cuda_on_host.h"
#define DYNAMIC_SHARED(type, name) type* name = reinterpret_cast<type*>(software_cuda_dynamic_shared)
#else
#define DYNAMIC_SHARED(type, name)                                      \
    extern __shared__ __align__(16) unsigned char dynamic_shared_raw[]; \
    type* name = reinterpret_cast<type*>(dynamic_shared_raw)
#endif

// Every kernel begins at the start of a line with one of these, since a script looks for it; the second says how many
// threads a block has at most.
#define KERNEL(name) extern "C" __global__ void name
#define BLOCK_KERNEL(name, threads) extern "C" __global__ void __launch_bounds__(threads) name

// The number of this thread in the grid, and how many there are; both of one dimension.
__device__ __forceinline__ int thread_in_grid() { return blockIdx.x * blockDim.x + threadIdx.x; }
__device__ __forceinline__ int threads_of_grid() { return gridDim.x * blockDim.x; }

// Before a loop whose body is long or is passed about once by each thread: more copies of it would make the driver
// slow, which translates the kernels when the backend opens, and nothing fast.
#define ONE_COPY _Pragma("unroll 1")
#define LOOP_OF_THREADS ONE_COPY
