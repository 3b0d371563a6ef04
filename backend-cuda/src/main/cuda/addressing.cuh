// What addressing and its backward pass share.
#pragma once
#include "block.cuh"

#define NORM_EPSILON 1e-4f
#define SHARPENING_EPSILON 1e-16f

// The planes of AddressingPlanes.java.
#define SIMILARITY 0
#define CONTENT 1
#define INTERPOLATED 2
#define SHIFTED 3
#define LOG_SHIFTED 4
#define PLANES 5

// Where, in the row of a sequence, the parameters of the first head of the group lie.
#define HEAD_PLACES \
    int width, int shifts, int keys_at, int strengths_at, int gates_at, int sharpenings_at, int shifts_at

// The location whose weight entry 0 of a shift weighting moves to `location`; that of entry k + 1 is the one before
// that of entry k.
__device__ __forceinline__ int first_source(int location, int shifts, int n) { return (location + shifts / 2) % n; }
__device__ __forceinline__ int before(int location, int n) { return location == 0 ? n - 1 : location - 1; }

// The location to which entry 0 moves the weight of `location`; entry k + 1 moves it to the one after that of entry k.
__device__ __forceinline__ int first_goal(int location, int shifts, int n) {
    int goal = (location - shifts / 2) % n;
    return goal < 0 ? goal + n : goal;
}
__device__ __forceinline__ int after(int location, int n) { return location == n - 1 ? 0 : location + 1; }
