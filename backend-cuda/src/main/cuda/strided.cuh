// Views of up to four axes, as the host hands them over: extents, and strides in elements.
#pragma once
#include "portable.cuh"

// Where element number i (row-major) of the extents (.., e1, e2, e3) lies.
__device__ __forceinline__ int place_of(int i, int e1, int e2, int e3, int s0, int s1, int s2, int s3) {
    if (e1 == 1 && e2 == 1 && e3 == 1) return i * s0;
    int place = i % e3 * s3;
    i /= e3;
    place += i % e2 * s2;
    i /= e2;
    return place + i % e1 * s1 + i / e1 * s0;
}
