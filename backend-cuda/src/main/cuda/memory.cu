// Reading and writing (equations 2 to 4), memory [B, M, N]. Where a thread has a column, that is one location of one
// sequence: neighbours read neighbours.
#include "memory.cuh"

KERNEL(row_norms)(const float* memory, float* norms, int batch, int n, int m) {
    for (int i = thread_in_grid(); i < batch * n; i += threads_of_grid()) {
        const float* column = memory + (long long)(i / n) * m * n + i % n;
        float square = NORM_EPSILON;
        for (int j = 0; j < m; j++) square += column[(long long)j * n] * column[(long long)j * n];
        norms[i] = sqrtf(square);
    }
}

// A warp for each element of the read vectors.
BLOCK_KERNEL(memory_read, 256)
(const float* memory, const float* weighting, float* reads, int batch, int heads, int n, int m) {
    for (int i = blockIdx.x * warps() + warp(); i < batch * heads * m; i += gridDim.x * warps()) {
        const float* row = memory + ((long long)(i / m / heads) * m + i % m) * n;
        float element = read_element(row, weighting + (long long)(i / m) * n, n);
        if (lane() == 0) reads[i] = element;
    }
}

KERNEL(memory_read_backward)(const float* memory, const float* weighting, const float* d_reads, float* d_memory,
                             float* d_weighting, int batch, int heads, int n, int m) {
    for (int i = thread_in_grid(); i < batch * n; i += threads_of_grid()) {
        int sequence = i / n;
        long long column = (long long)sequence * m * n + i % n, weights = (long long)sequence * heads * n + i % n;
        read_backward_column(memory + column, weighting + weights, d_reads + (long long)sequence * heads * m,
                             d_memory + column, d_weighting + weights, heads, n, m);
    }
}

KERNEL(memory_write)(const float* before, const float* weighting, const float* parameters, float* after, float* norms,
                     int batch, int heads, int n, int m, int width, int erase_at, int add_at) {
    for (int i = thread_in_grid(); i < batch * n; i += threads_of_grid()) {
        int sequence = i / n;
        long long column = (long long)sequence * m * n + i % n;
        norms[i] = write_column(before + column, weighting + (long long)sequence * heads * n + i % n,
                                parameters + (long long)sequence * width, after + column, heads, n, m, erase_at,
                                add_at);
    }
}

// One block for each sequence: first what reads the gradient of the memory across locations, then what changes it.
BLOCK_KERNEL(memory_write_backward, 256)
(const float* before, const float* weighting, const float* parameters, float* d_memory, float* d_weighting,
 float* d_parameters, int heads, int n, int m, int width, int erase_at, int add_at) {
    before += (long long)blockIdx.x * m * n;
    d_memory += (long long)blockIdx.x * m * n;
    weighting += (long long)blockIdx.x * heads * n;
    d_weighting += (long long)blockIdx.x * heads * n;
    const float* row = parameters + (long long)blockIdx.x * width;
    erase_and_add_backward(before, weighting, row, d_memory, d_parameters + (long long)blockIdx.x * width, heads, n, m,
                           erase_at, add_at);
    __syncthreads();
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        write_backward_column(before + i, weighting + i, row, d_memory + i, d_weighting + i, heads, n, m, erase_at,
                              add_at);
    }
}
