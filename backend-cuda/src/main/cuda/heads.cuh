// The functions of head parameters. A row of `width` numbers: tanh up to `sigmoids`, then sigmoid up to `strengths`,
// softplus up to `sharpenings`, 1 + softplus up to `softmaxes`; then a softmax of `shifts` numbers for each head. An
// item is one number, or one softmax.
#pragma once
#include "functions.cuh"

// `values` may be `raw`.
__device__ __forceinline__ void activate_item(const float* raw, float* values, int item, int sigmoids, int strengths,
                                              int sharpenings, int softmaxes, int shifts) {
    if (item < softmaxes) {
        float x = raw[item];
        values[item] = item < sigmoids      ? tanhf(x)
                       : item < strengths   ? sigmoid(x)
                       : item < sharpenings ? softplus(x)
                                            : 1.0f + softplus(x);
        return;
    }
    int at = item + (item - softmaxes) * (shifts - 1);
    float max = raw[at], sum = 0.0f;
    for (int k = 1; k < shifts; k++) max = larger(max, raw[at + k]);
    for (int k = 0; k < shifts; k++) sum += values[at + k] = expf(raw[at + k] - max);
    for (int k = 0; k < shifts; k++) values[at + k] /= sum;
}

// Adds to d_raw. The derivative of softplus, from its value, is 1 - e^-value.
__device__ __forceinline__ void activate_item_backward(const float* values, const float* d_values, float* d_raw,
                                                       int item, int sigmoids, int strengths, int sharpenings,
                                                       int softmaxes, int shifts) {
    if (item < softmaxes) {
        float y = values[item];
        d_raw[item] += d_values[item] * (item < strengths     ? slope(item < sigmoids ? 0 : 1, y)
                                         : item < sharpenings ? -expm1f(-y)
                                                              : -expm1f(1.0f - y));
        return;
    }
    int at = item + (item - softmaxes) * (shifts - 1);
    float mean = 0.0f;
    for (int k = 0; k < shifts; k++) mean += values[at + k] * d_values[at + k];
    for (int k = 0; k < shifts; k++) d_raw[at + k] += values[at + k] * (d_values[at + k] - mean);
}
