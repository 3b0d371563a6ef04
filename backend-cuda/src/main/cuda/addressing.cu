// Addressing (equations 5 to 9): one block for each head of each sequence, a thread for every blockDim.x-th location.
// What one thread leaves for another goes through the planes, so that N has no limit.
#include "addressing.cuh"

// Equation 6, times the key strength: logits into `content`, their largest back.
__device__ __forceinline__ float content_logits(const float* memory, const float* norms, const float* key,
                                                float strength, float* planes, int n, int m) {
    float max = minus_infinity();
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float product = 0.0f, square = NORM_EPSILON;
        for (int j = 0; j < m; j++) {
            float k = key[j];
            product += k * memory[(long long)j * n + i];
            square += k * k;
        }
        float similarity = product / (sqrtf(square) * norms[i]);
        planes[SIMILARITY * n + i] = similarity;
        planes[CONTENT * n + i] = strength * similarity;
        max = larger(max, strength * similarity);
    }
    return max;
}

// Equation 8 and the logits of equation 9 into `weighting`, their largest back.
__device__ __forceinline__ float shift_and_sharpen(const float* shift, int shifts, float sharpening, float* planes,
                                                   float* weighting, int n) {
    float max = minus_infinity();
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float shifted = 0.0f;
        int source = first_source(i, shifts, n);
        for (int k = 0; k < shifts; k++) {
            shifted += shift[k] * planes[INTERPOLATED * n + source];
            source = before(source, n);
        }
        float logarithm = logf(shifted + SHARPENING_EPSILON);
        planes[SHIFTED * n + i] = shifted;
        planes[LOG_SHIFTED * n + i] = logarithm;
        weighting[i] = sharpening * logarithm;
        max = larger(max, sharpening * logarithm);
    }
    return max;
}

BLOCK_KERNEL(address, 256)
(const float* memory, const float* norms, const float* heads, const float* previous, float* weighting, float* planes,
 int group, int n, int m, HEAD_PLACES) {
    __shared__ float exchange[WARPS];
    long long sequence = blockIdx.x / group;
    int head = blockIdx.x % group;
    memory += sequence * m * n;
    norms += sequence * n;
    heads += sequence * width;
    previous += (long long)blockIdx.x * n;
    weighting += (long long)blockIdx.x * n;
    planes += (long long)blockIdx.x * PLANES * n;

    float max = content_logits(memory, norms, heads + keys_at + head * m, heads[strengths_at + head], planes, n, m);
    block_softmax(planes + CONTENT * n, n, max, exchange);
    float gate = heads[gates_at + head];
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        planes[INTERPOLATED * n + i] = gate * planes[CONTENT * n + i] + (1.0f - gate) * previous[i];
    }
    __syncthreads();
    float sharpening = heads[sharpenings_at + head];
    max = shift_and_sharpen(heads + shifts_at + head * shifts, shifts, sharpening, planes, weighting, n);
    block_softmax(weighting, n, max, exchange);
}
