// The backward pass of addressing, as a step of its own: one block for each sequence, which takes its heads one after
// the other, so that what they add to the gradient of the memory comes in a fixed order.
#include "addressing_backward.cuh"

// `scratch` holds 2 N numbers for each block, or is null: then shared memory does.
BLOCK_KERNEL(address_backward, 256)
(const float* memory, const float* norms, const float* heads, const float* previous, const float* weighting,
 const float* planes, const float* d_weighting, float* d_memory, float* d_heads, float* d_previous, float* scratch,
 int group, int n, int m, HEAD_PLACES) {
    __shared__ float exchange[2 * WARPS];
    DYNAMIC_SHARED(float, shared);
    float* d_shifted = scratch == nullptr ? shared : scratch + (long long)blockIdx.x * 2 * n;
    float* d_product = d_shifted + n;
    memory += (long long)blockIdx.x * m * n;
    d_memory += (long long)blockIdx.x * m * n;
    norms += (long long)blockIdx.x * n;
    heads += (long long)blockIdx.x * width;
    d_heads += (long long)blockIdx.x * width;
    for (int number = 0; number < group; number++) {
        long long at = ((long long)blockIdx.x * group + number) * n;
        const float* plane = planes + at * PLANES;
        Head head = head_at(heads, number, m, shifts, keys_at, strengths_at, gates_at, sharpenings_at, shifts_at);
        HeadGradient gradient =
                gradient_at(d_heads, number, m, shifts, keys_at, strengths_at, gates_at, sharpenings_at, shifts_at);
        float key_norm = norm_of_key(head.key, m);
        address_head_backward(memory, norms, head, key_norm, previous + at, weighting + at, plane, d_weighting + at,
                              gradient, d_previous + at, false, d_shifted, d_product, n, m, exchange, whole_block());
        for (int i = threadIdx.x; i < n; i += blockDim.x) {
            memory_of_content(memory, norms, head.key, key_norm, plane, d_product, d_memory, i, n, m);
        }
        __syncthreads();
    }
}
