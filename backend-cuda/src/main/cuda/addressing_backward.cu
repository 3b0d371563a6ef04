// The gradients of equations 9 to 5, in this order: one block for each sequence, which takes its heads one after the
// other, so that what they add to the gradient of the memory comes in a fixed order.
#include "addressing.cuh"

// Equation 9: the gradient of the shifted weighting into d_shifted, that of the sharpening back.
__device__ __forceinline__ float sharpen_backward(const float* weighting, const float* d_weighting, const float* planes,
                                                  float sharpening, float* d_shifted, int n, float* exchange) {
    float mean = 0.0f, d_sharpening = 0.0f;
    for (int i = threadIdx.x; i < n; i += blockDim.x) mean += weighting[i] * d_weighting[i];
    mean = block_sum(mean, exchange);
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float d_logit = weighting[i] * (d_weighting[i] - mean);
        d_sharpening += d_logit * planes[LOG_SHIFTED * n + i];
        d_shifted[i] = d_logit * sharpening / (planes[SHIFTED * n + i] + SHARPENING_EPSILON);
    }
    return block_sum(d_sharpening, exchange);
}

// Equations 8 and 7: the gradients of the content weighting, into d_content, and of the previous one; that of the gate,
// and the sum of content times its gradient, are sums over all threads.
__device__ __forceinline__ void interpolate_backward(const float* shift, int shifts, float gate, const float* planes,
                                                     const float* previous, const float* d_shifted, float* d_content,
                                                     float* d_previous, int n, float* d_gate, float* mean,
                                                     float* exchange) {
    *d_gate = *mean = 0.0f;
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float d_interpolated = 0.0f;
        int goal = first_goal(i, shifts, n);
        for (int k = 0; k < shifts; k++) {
            d_interpolated += shift[k] * d_shifted[goal];
            goal = after(goal, n);
        }
        float content = planes[CONTENT * n + i];
        *d_gate += d_interpolated * (content - previous[i]);
        d_previous[i] += d_interpolated * (1.0f - gate);
        d_content[i] = d_interpolated * gate;
        *mean += content * d_content[i];
    }
    block_sums(d_gate, mean, exchange);
}

// Equation 5, and of equation 6 what goes into the memory: d_content becomes the gradient of key times row. The
// gradient of the strength, and the sum of similarity times its gradient, are sums over all threads.
__device__ __forceinline__ void content_backward(const float* memory, const float* norms, const float* key,
                                                 float key_norm, float strength, const float* planes, float mean,
                                                 float* d_content, float* d_memory, int n, int m, float* d_strength,
                                                 float* decay, float* exchange) {
    *d_strength = *decay = 0.0f;
    for (int i = threadIdx.x; i < n; i += blockDim.x) {
        float similarity = planes[SIMILARITY * n + i];
        float d_logit = planes[CONTENT * n + i] * (d_content[i] - mean);
        *d_strength += d_logit * similarity;
        float d_similarity = d_logit * strength;
        *decay += d_similarity * similarity;
        float d_product = d_similarity / (key_norm * norms[i]);
        float row_decay = d_similarity * similarity / (norms[i] * norms[i]);
        d_content[i] = d_product;
        for (int j = 0; j < m; j++) {
            long long at = (long long)j * n + i;
            d_memory[at] += d_product * key[j] - row_decay * memory[at];
        }
    }
    block_sums(d_strength, decay, exchange);
}

// What sums over locations: the gradients of the key, an element a warp, and of the shift weighting, an entry a warp.
__device__ __forceinline__ void key_and_shift_backward(const float* memory, const float* key, float key_norm,
                                                       float decay, const float* interpolated, int shifts,
                                                       const float* d_shifted,
                                                       const float* d_product, float* d_key, float* d_shift, int n,
                                                       int m) {
    for (int j = warp(); j < m + shifts; j += warps()) {
        float sum = 0.0f;
        if (j < m) {
            for (int i = lane(); i < n; i += 32) sum += d_product[i] * memory[(long long)j * n + i];
        } else {
            for (int i = lane(); i < n; i += 32) {
                int source = (first_source(i, shifts, n) - (j - m)) % n;
                sum += d_shifted[i] * interpolated[source < 0 ? source + n : source];
            }
        }
        sum = warp_sum(sum);
        if (lane() != 0) continue;
        if (j < m) {
            d_key[j] += sum - key[j] * decay / (key_norm * key_norm);
        } else {
            d_shift[j - m] += sum;
        }
    }
}

// `scratch` holds 2 N numbers for each block, or is null: then shared memory does.
BLOCK_KERNEL(address_backward, 256)
(const float* memory, const float* norms, const float* heads, const float* previous, const float* weighting,
 const float* planes, const float* d_weighting, float* d_memory, float* d_heads, float* d_previous, float* scratch,
 int group, int n, int m, HEAD_PLACES) {
    __shared__ float exchange[2 * WARPS];
    DYNAMIC_SHARED(float, shared);
    float* d_shifted = scratch == nullptr ? shared : scratch + (long long)blockIdx.x * 2 * n;
    float* d_content = d_shifted + n;
    memory += (long long)blockIdx.x * m * n;
    d_memory += (long long)blockIdx.x * m * n;
    norms += (long long)blockIdx.x * n;
    heads += (long long)blockIdx.x * width;
    d_heads += (long long)blockIdx.x * width;
    for (int head = 0; head < group; head++) {
        long long at = ((long long)blockIdx.x * group + head) * n;
        const float* plane = planes + at * PLANES;
        const float* key = heads + keys_at + head * m;
        const float* shift = heads + shifts_at + head * shifts;
        float square = NORM_EPSILON, gate = heads[gates_at + head];
        for (int j = 0; j < m; j++) square += key[j] * key[j];
        float key_norm = sqrtf(square);

        float d_gate, mean, d_strength, decay;
        float d_sharpening = sharpen_backward(weighting + at, d_weighting + at, plane, heads[sharpenings_at + head],
                                              d_shifted, n, exchange);
        interpolate_backward(shift, shifts, gate, plane, previous + at, d_shifted, d_content, d_previous + at, n,
                             &d_gate, &mean, exchange);
        content_backward(memory, norms, key, key_norm, heads[strengths_at + head], plane, mean, d_content, d_memory, n,
                         m, &d_strength, &decay, exchange);
        key_and_shift_backward(memory, key, key_norm, decay, plane + INTERPOLATED * n, shifts, d_shifted, d_content,
                               d_heads + keys_at + head * m, d_heads + shifts_at + head * shifts, n, m);
        if (threadIdx.x == 0) {
            d_heads[sharpenings_at + head] += d_sharpening;
            d_heads[gates_at + head] += d_gate;
            d_heads[strengths_at + head] += d_strength;
        }
        __syncthreads();
    }
}
