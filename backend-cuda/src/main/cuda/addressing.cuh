// Addressing by one head (equations 5 to 9), by a team of threads: each has every team.threads-th location. What one
// thread leaves for another goes through the planes.
#pragma once
#include "block.cuh"

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

// The parameters of one head.
struct Head {
    const float* key;
    const float* shift;
    int shifts;
    float strength, gate, sharpening;
};

// Head `head` of the group whose places are these.
__device__ __forceinline__ Head head_at(const float* row, int head, int m, int shifts, int keys_at, int strengths_at,
                                        int gates_at, int sharpenings_at, int shifts_at) {
    Head of = {row + keys_at + head * m, row + shifts_at + head * shifts, shifts,
               row[strengths_at + head], row[gates_at + head], row[sharpenings_at + head]};
    return of;
}

// Equation 6, times the key strength: logits into `content`, their largest back.
__device__ __forceinline__ float content_logits(const float* memory, const float* norms, const float* key,
                                                float strength, float* planes, int n, int m, Team team) {
    float max = minus_infinity();
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
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
                                                   float* weighting, int n, Team team) {
    float max = minus_infinity();
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
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

// Equation 7.
__device__ __forceinline__ void interpolate(float gate, const float* previous, float* planes, int n, Team team) {
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
        planes[INTERPOLATED * n + i] = gate * planes[CONTENT * n + i] + (1.0f - gate) * previous[i];
    }
}

// All of it; `weighting` may be `previous`.
__device__ __forceinline__ void address_head(const float* memory, const float* norms, Head head, const float* previous,
                                             float* weighting, float* planes, int n, int m, float* exchange,
                                             Team team) {
    float max = content_logits(memory, norms, head.key, head.strength, planes, n, m, team);
    team_softmax(planes + CONTENT * n, n, max, exchange, team);
    interpolate(head.gate, previous, planes, n, team);
    __syncthreads();
    max = shift_and_sharpen(head.shift, head.shifts, head.sharpening, planes, weighting, n, team);
    team_softmax(weighting, n, max, exchange, team);
}
