// Functions of one number that several kernels need.
#pragma once
#include "portable.cuh"

// Added to squared norms under the root.
#define NORM_EPSILON 1e-4f

__device__ __forceinline__ float sigmoid(float x) {
    // e^-|x| does not overflow
    float e = expf(-fabsf(x));
    return x >= 0 ? 1.0f / (1.0f + e) : e / (1.0f + e);
}

// fmaxf would drop a NaN, which the second term keeps
__device__ __forceinline__ float softplus(float x) { return fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x))); }

// The larger one; NaN if one of them is.
__device__ __forceinline__ float larger(float a, float b) { return a != a || b != b ? a + b : fmaxf(a, b); }

// To -limit .. limit; NaN stays NaN.
__device__ __forceinline__ float clipped(float x, float limit) { return x > limit ? limit : x < -limit ? -limit : x; }

// The numbers are those of OpCodes.java, for Activation.
__device__ __forceinline__ float activated(int activation, float x) { return activation == 0 ? tanhf(x) : sigmoid(x); }

// The derivative where the activation has the value y.
__device__ __forceinline__ float slope(int activation, float y) {
    return activation == 0 ? 1.0f - y * y : y * (1.0f - y);
}
