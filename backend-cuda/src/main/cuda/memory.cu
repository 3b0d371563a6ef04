// Reading and writing (equations 2 to 4), memory [B, M, N]. Where a thread has a column, that is one location of one
// sequence: neighbours read neighbours.
#include "addressing.cuh"

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
        const float* weights = weighting + (long long)(i / m) * n;
        float sum = 0.0f;
        for (int j = lane(); j < n; j += 32) sum += weights[j] * row[j];
        sum = warp_sum(sum);
        if (lane() == 0) reads[i] = sum;
    }
}

KERNEL(memory_read_backward)(const float* memory, const float* weighting, const float* d_reads, float* d_memory,
                             float* d_weighting, int batch, int heads, int n, int m) {
    for (int i = thread_in_grid(); i < batch * n; i += threads_of_grid()) {
        int sequence = i / n;
        long long column = (long long)sequence * m * n + i % n, weights = (long long)sequence * heads * n + i % n;
        const float* d_read = d_reads + (long long)sequence * heads * m;
        for (int head = 0; head < heads; head++) {
            float sum = 0.0f;
            for (int j = 0; j < m; j++) sum += d_read[head * m + j] * memory[column + (long long)j * n];
            d_weighting[weights + (long long)head * n] += sum;
        }
        for (int j = 0; j < m; j++) {
            float sum = 0.0f;
            for (int head = 0; head < heads; head++) {
                sum += d_read[head * m + j] * weighting[weights + (long long)head * n];
            }
            d_memory[column + (long long)j * n] += sum;
        }
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

KERNEL(memory_write)(const float* before, const float* weighting, const float* parameters, float* after, float* norms,
                     int batch, int heads, int n, int m, int width, int erase_at, int add_at) {
    for (int i = thread_in_grid(); i < batch * n; i += threads_of_grid()) {
        int sequence = i / n;
        long long column = (long long)sequence * m * n + i % n;
        const float* weights = weighting + (long long)sequence * heads * n + i % n;
        const float* row = parameters + (long long)sequence * width;
        float square = NORM_EPSILON;
        for (int j = 0; j < m; j++) {
            float value = before[column + (long long)j * n] * kept(weights, row + erase_at + j, heads, -1, n, m);
            for (int head = 0; head < heads; head++) value += weights[(long long)head * n] * row[add_at + head * m + j];
            after[column + (long long)j * n] = value;
            square += value * value;
        }
        norms[i] = sqrtf(square);
    }
}

// Sums over locations, a warp for each element of an erase and an add vector.
__device__ __forceinline__ void erase_and_add_backward(const float* before, const float* weighting, const float* row,
                                                       const float* d_memory, float* d_row, int heads, int n, int m,
                                                       int erase_at, int add_at) {
    for (int j = warp(); j < heads * m; j += warps()) {
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
        for (int head = 0; head < heads; head++) {
            float sum = 0.0f;
            for (int j = 0; j < m; j++) {
                float others = kept(weighting + i, row + erase_at + j, heads, head, n, m);
                float erased = before[(long long)j * n + i] * others * row[erase_at + head * m + j];
                sum += d_memory[(long long)j * n + i] * (row[add_at + head * m + j] - erased);
            }
            d_weighting[(long long)head * n + i] += sum;
        }
        for (int j = 0; j < m; j++) {
            d_memory[(long long)j * n + i] *= kept(weighting + i, row + erase_at + j, heads, -1, n, m);
        }
    }
}
