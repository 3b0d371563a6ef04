// What the compiled kernels and the device know of each other.
#pragma once
#include <cstdint>

namespace software_cuda {

/** A kernel that was compiled for the host. */
struct Kernel {
    const char* name;
    int parameters;
    const uint8_t* sizes;       // of each parameter, in bytes
    const uint8_t* is_pointer;  // of each parameter
    void (*call)(void** parameters);
};

void register_kernel(const Kernel* kernel);

/** All static shared memory of the kernels, which the linker lays together. */
struct SharedSection {
    unsigned char* begin;
    unsigned char* end;
};

}  // namespace software_cuda

#pragma GCC visibility push(hidden)
extern "C" {
struct uint3 {
    unsigned x, y, z;
};
extern uint3 threadIdx, blockIdx, blockDim, gridDim;
extern unsigned char* software_cuda_dynamic_shared;

void software_cuda_block_barrier();
void software_cuda_warp_barrier(unsigned mask);
uint64_t* software_cuda_warp_slots();  // 32 places for values that lanes of this warp exchange
int software_cuda_lane();
unsigned software_cuda_live_lanes();  // lanes of this warp that exist and have not returned
}
#pragma GCC visibility pop
