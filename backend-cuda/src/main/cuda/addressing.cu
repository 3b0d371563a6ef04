// Addressing, as a step of its own: one block for each head of each sequence. The planes are in global memory, so that
// N has no limit.
#include "addressing.cuh"

BLOCK_KERNEL(address, 256)
(const float* memory, const float* norms, const float* heads, const float* previous, float* weighting, float* planes,
 int group, int n, int m, HEAD_PLACES) {
    __shared__ float exchange[WARPS];
    long long sequence = blockIdx.x / group;
    Head head = head_at(heads + sequence * width, blockIdx.x % group, m, shifts, keys_at, strengths_at, gates_at,
                        sharpenings_at, shifts_at);
    long long at = (long long)blockIdx.x * n;
    address_head(memory + sequence * m * n, norms + sequence * n, head, previous + at, weighting + at,
                 planes + at * PLANES, n, m, exchange, whole_block());
}
