// The gradients of equations 9 to 5, in this order, for one head and by a team of threads.
#pragma once
#include "addressing.cuh"

__device__ __forceinline__ float norm_of_key(const float* key, int m) {
    float square = NORM_EPSILON;
    for (int j = 0; j < m; j++) square += key[j] * key[j];
    return sqrtf(square);
}

// Equation 9: the gradient of the shifted weighting into d_shifted, that of the sharpening back.
__device__ __forceinline__ float sharpen_backward(const float* weighting, const float* d_weighting, const float* planes,
                                                  float sharpening, float* d_shifted, int n, float* exchange,
                                                  Team team) {
    float mean = 0.0f, d_sharpening = 0.0f;
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) mean += weighting[i] * d_weighting[i];
    mean = team_sum(mean, exchange, team);
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
        float d_logit = weighting[i] * (d_weighting[i] - mean);
        d_sharpening += d_logit * planes[LOG_SHIFTED * n + i];
        d_shifted[i] = d_logit * sharpening / (planes[SHIFTED * n + i] + SHARPENING_EPSILON);
    }
    return team_sum(d_sharpening, exchange, team);
}

// Equations 8 and 7: the gradients of the content weighting, into d_content, and of the previous one; that of the gate,
// and the sum of content times its gradient, are sums over all threads.
__device__ __forceinline__ void interpolate_backward(const float* shift, int shifts, float gate, const float* planes,
                                                     const float* previous, const float* d_shifted, float* d_content,
                                                     float* d_previous, int n, float* d_gate, float* mean,
                                                     float* exchange, Team team) {
    *d_gate = *mean = 0.0f;
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
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
    team_sums(d_gate, mean, exchange, team);
}

// Equation 5, and equation 6 but for the memory: d_content becomes the gradient of key times row. The gradient of the
// strength, and the sum of similarity times its gradient, are sums over all threads.
__device__ __forceinline__ void content_backward(const float* norms, float key_norm, float strength,
                                                 const float* planes, float mean, float* d_content, int n,
                                                 float* d_strength, float* decay, float* exchange, Team team) {
    *d_strength = *decay = 0.0f;
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
        float similarity = planes[SIMILARITY * n + i];
        float d_logit = planes[CONTENT * n + i] * (d_content[i] - mean);
        *d_strength += d_logit * similarity;
        float d_similarity = d_logit * strength;
        *decay += d_similarity * similarity;
        d_content[i] = d_similarity / (key_norm * norms[i]);
    }
    team_sums(d_strength, decay, exchange, team);
}

// Equation 6: what goes into a row of the memory, which is a column here, of location i.
__device__ __forceinline__ void memory_of_content(const float* memory, const float* norms, const float* key,
                                                  float key_norm, const float* planes, const float* d_product,
                                                  float* d_memory, int i, int n, int m) {
    float d = d_product[i], row_decay = d * key_norm * planes[SIMILARITY * n + i] / norms[i];
    for (int j = 0; j < m; j++) {
        long long at = (long long)j * n + i;
        d_memory[at] += d * key[j] - row_decay * memory[at];
    }
}

// What sums over locations: the gradients of the key, an element a warp, and of the shift weighting, an entry a warp.
__device__ __forceinline__ void key_and_shift_backward(const float* memory, const float* key, float key_norm,
                                                       float decay, const float* interpolated, int shifts,
                                                       const float* d_shifted,
                                                       const float* d_product, float* d_key, float* d_shift, int n,
                                                       int m, Team team) {
    LOOP_OF_THREADS for (int j = team.warp; j < m + shifts; j += team.warps) {
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

// Where, in the gradients of a row of parameters, those of one head lie.
struct HeadGradient {
    float *key, *shift, *strength, *gate, *sharpening;
};

__device__ __forceinline__ HeadGradient gradient_at(float* row, int head, int m, int shifts, int keys_at,
                                                    int strengths_at, int gates_at, int sharpenings_at,
                                                    int shifts_at) {
    HeadGradient of = {row + keys_at + head * m, row + shifts_at + head * shifts, row + strengths_at + head,
                       row + gates_at + head, row + sharpenings_at + head};
    return of;
}

// All of it but the memory: leaves in d_product what memory_of_content needs. With `carry`, d_previous is d_weighting
// and is overwritten; else it is added to.
__device__ __forceinline__ void address_head_backward(const float* memory, const float* norms, Head head,
                                                      float key_norm, const float* previous, const float* weighting,
                                                      const float* planes, const float* d_weighting,
                                                      HeadGradient gradient, float* d_previous, bool carry,
                                                      float* d_shifted, float* d_product, int n, int m,
                                                      float* exchange, Team team) {
    float d_gate, mean, d_strength, decay;
    float d_sharpening =
            sharpen_backward(weighting, d_weighting, planes, head.sharpening, d_shifted, n, exchange, team);
    if (carry) {
        LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) d_previous[i] = 0.0f;
    }
    interpolate_backward(head.shift, head.shifts, head.gate, planes, previous, d_shifted, d_product, d_previous, n,
                         &d_gate, &mean, exchange, team);
    content_backward(norms, key_norm, head.strength, planes, mean, d_product, n, &d_strength, &decay, exchange, team);
    key_and_shift_backward(memory, head.key, key_norm, decay, planes + INTERPOLATED * n, head.shifts, d_shifted,
                           d_product, gradient.key, gradient.shift, n, m, team);
    if (team.thread == 0) {
        *gradient.sharpening += d_sharpening;
        *gradient.gate += d_gate;
        *gradient.strength += d_strength;
    }
}
