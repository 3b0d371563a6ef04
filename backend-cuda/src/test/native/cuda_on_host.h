// Enough of CUDA C++ for g++ or clang++ to compile the kernel sources for the host.
// One OS thread runs a launch. The threads of a block are fibers that change at barriers and shuffles.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

#include "kernel_abi.h"

using dim3 = uint3;
struct alignas(8) float2 {
    float x, y;
};
struct alignas(16) float4 {
    float x, y, z, w;
};
static inline float2 make_float2(float x, float y) { return {x, y}; }
static inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
static constexpr int warpSize = 32;

#define __global__
#define __device__
#define __host__
#define __constant__ static
// Blocks run one after the other, so that one copy serves; the section lets the device spoil it between blocks.
#define __shared__ static __attribute__((section("cuda_shared")))
// static, since shared memory in a function of external linkage would lie in a section of its own
#define __forceinline__ static inline
#define __noinline__ __attribute__((noinline))
#undef __restrict__
#define __restrict__ __restrict
#define __launch_bounds__(...)
#define __align__(n) __attribute__((aligned(n)))

static inline void __syncthreads() { software_cuda_block_barrier(); }
static inline void __syncwarp(unsigned mask = 0xffffffffu) { software_cuda_warp_barrier(mask); }
static inline void __threadfence() {}
static inline void __threadfence_block() {}

// ---- exchanges between the lanes of a warp

template <class T>
static inline T software_cuda_exchange(unsigned mask, T value, int source) {
    static_assert(sizeof(T) <= 8, "a shuffle moves at most 8 bytes");
    uint64_t* slots = software_cuda_warp_slots();
    uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(T));
    slots[software_cuda_lane()] = bits;
    software_cuda_warp_barrier(mask);
    T received;
    std::memcpy(&received, &slots[source], sizeof(T));
    software_cuda_warp_barrier(mask);
    return received;
}

template <class T>
static inline T __shfl_sync(unsigned mask, T value, int source, int width = 32) {
    int lane = software_cuda_lane();
    return software_cuda_exchange(mask, value, (lane & ~(width - 1)) | (source & (width - 1)));
}

template <class T>
static inline T __shfl_xor_sync(unsigned mask, T value, int bits, int width = 32) {
    int lane = software_cuda_lane(), source = lane ^ bits;
    bool outside = source >= (lane & ~(width - 1)) + width;
    return software_cuda_exchange(mask, value, outside ? lane : source);
}

template <class T>
static inline T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32) {
    int lane = software_cuda_lane(), source = lane + static_cast<int>(delta);
    bool outside = (source & ~(width - 1)) != (lane & ~(width - 1));
    return software_cuda_exchange(mask, value, outside ? lane : source);
}

template <class T>
static inline T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32) {
    int lane = software_cuda_lane(), source = lane - static_cast<int>(delta);
    return software_cuda_exchange(mask, value, source < (lane & ~(width - 1)) ? lane : source);
}

static inline unsigned __ballot_sync(unsigned mask, int predicate) {
    unsigned live = software_cuda_live_lanes() & mask, votes = 0;
    uint64_t* slots = software_cuda_warp_slots();
    slots[software_cuda_lane()] = predicate != 0;
    software_cuda_warp_barrier(mask);
    for (int lane = 0; lane < 32; lane++) {
        if ((live >> lane & 1) && slots[lane]) votes |= 1u << lane;
    }
    software_cuda_warp_barrier(mask);
    return votes;
}
static inline int __any_sync(unsigned mask, int predicate) { return __ballot_sync(mask, predicate) != 0; }
static inline int __all_sync(unsigned mask, int predicate) { return __ballot_sync(mask, !predicate) == 0; }

// ---- atomics: one OS thread, no preemption

template <class T>
static inline T atomicAdd(T* place, T value) {
    T old = *place;
    *place = old + value;
    return old;
}
template <class T>
static inline T atomicMax(T* place, T value) {
    T old = *place;
    *place = std::max(old, value);
    return old;
}
template <class T>
static inline T atomicExch(T* place, T value) {
    T old = *place;
    *place = value;
    return old;
}
template <class T>
static inline T atomicCAS(T* place, T expected, T value) {
    T old = *place;
    if (old == expected) *place = value;
    return old;
}

// ---- functions that the host's libraries lack or call otherwise

template <class T>
static inline T __ldg(const T* place) {
    return *place;
}
static inline float rsqrtf(float x) { return 1.0f / std::sqrt(x); }
static inline float __fdividef(float a, float b) { return a / b; }
static inline float __frcp_rn(float a) { return 1.0f / a; }
static inline float __int_as_float(int bits) {
    float value;
    std::memcpy(&value, &bits, 4);
    return value;
}
static inline int __float_as_int(float value) {
    int bits;
    std::memcpy(&bits, &value, 4);
    return bits;
}
static inline int min(int a, int b) { return a < b ? a : b; }
static inline int max(int a, int b) { return a > b ? a : b; }
// macros, because glibc declares functions of these names
#define __expf(x) expf(x)
#define __logf(x) logf(x)
#define __powf(x, y) powf(x, y)

// ---- registration: what the device must know to unpack the parameters of a launch

namespace software_cuda {

template <auto F>
struct Registration;

template <class... A, void (*F)(A...)>
struct Registration<F> {
    static constexpr uint8_t sizes[sizeof...(A) + 1] = {sizeof(A)..., 0};
    static constexpr uint8_t is_pointer[sizeof...(A) + 1] = {std::is_pointer_v<A>..., 0};
    Kernel kernel;

    explicit Registration(const char* name)
        : kernel{name, static_cast<int>(sizeof...(A)), sizes, is_pointer, &call} {
        register_kernel(&kernel);
    }

    static void call(void** parameters) { unpack(parameters, std::index_sequence_for<A...>{}); }

    template <size_t... I>
    static void unpack(void** parameters, std::index_sequence<I...>) {
        F(*static_cast<std::remove_cv_t<A>*>(parameters[I])...);
    }
};

}  // namespace software_cuda

#define SOFTWARE_CUDA_REGISTER(kernel) \
    static software_cuda::Registration<&kernel> software_cuda_registration_##kernel(#kernel);
