// Device memory: an address range of its own, so that a kernel's stray write does not reach the JVM's heap.
// New and freed memory is NaN, and behind every allocation lies a red zone.
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>

#include "device.h"

namespace software_cuda {

static const uint64_t CANARY = 0xFD5AFD5AFD5AFD5Aull;
static const size_t RED_ZONE = 256;
static const size_t ALIGNMENT = 512;
static const unsigned char SPOILT = 0xFF;  // four of them are a NaN

static std::map<DevicePointer, size_t> allocations;  // start and size asked for
static std::map<DevicePointer, size_t> gaps;         // of the arena: start and size
static std::map<uint64_t, size_t> pinned;
static bool arena_made = false;

static size_t footprint(size_t bytes) {
    return (bytes + RED_ZONE + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static void make_arena() {
    size_t length = settings().memory + (settings().memory >> 3) + (64 << 20);
    void* arena = mmap(nullptr, length, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (arena == MAP_FAILED) abort();
    gaps[reinterpret_cast<DevicePointer>(arena)] = length;
    arena_made = true;
}

static DevicePointer take(size_t bytes) {
    if (!arena_made) make_arena();
    size_t needed = footprint(bytes);
    for (auto gap = gaps.begin(); gap != gaps.end(); ++gap) {
        if (gap->second < needed) continue;
        DevicePointer start = gap->first;
        size_t rest = gap->second - needed;
        gaps.erase(gap);
        if (rest) gaps[start + needed] = rest;
        return start;
    }
    return 0;
}

static void give_back(DevicePointer start, size_t bytes) {
    auto gap = gaps.emplace(start, footprint(bytes)).first;
    auto next = std::next(gap);
    if (next != gaps.end() && gap->first + gap->second == next->first) {
        gap->second += next->second;
        gaps.erase(next);
    }
    if (gap == gaps.begin()) return;
    auto previous = std::prev(gap);
    if (previous->first + previous->second == gap->first) {
        previous->second += gap->second;
        gaps.erase(gap);
    }
}

static char* host(DevicePointer address) { return reinterpret_cast<char*>(address); }

static void set_red_zone(DevicePointer start, size_t bytes) {
    for (size_t at = 0; at < RED_ZONE; at += sizeof CANARY) memcpy(host(start) + bytes + at, &CANARY, sizeof CANARY);
}

bool is_device_memory(DevicePointer start, size_t bytes) {
    auto counted = reinterpret_cast<DevicePointer>(&counters());
    if (start >= counted && start + bytes <= counted + sizeof(Counters)) return true;
    auto after = allocations.upper_bound(start);
    if (after == allocations.begin()) return false;
    auto found = std::prev(after);
    return start >= found->first && start + bytes <= found->first + found->second;
}

bool is_pinned(const void* address) {
    auto at = reinterpret_cast<uint64_t>(address);
    auto after = pinned.upper_bound(at);
    if (after == pinned.begin()) return false;
    auto found = std::prev(after);
    return at < found->first + found->second;
}

Result check_red_zones(const char* seen_after) {
    for (auto& allocation : allocations) {
        const char* zone = host(allocation.first) + allocation.second;
        for (size_t at = 0; at < RED_ZONE; at += sizeof CANARY) {
            if (!memcmp(zone + at, &CANARY, sizeof CANARY)) continue;
            set_red_zone(allocation.first, allocation.second);
            FAIL(sticky(ILLEGAL_ADDRESS),
                 "write past the end of a device allocation of %zu bytes, at offset +%zu, seen at %s",
                 allocation.second, at, seen_after);
        }
    }
    return SUCCESS;
}

void forget_all_memory() {
    for (auto& allocation : allocations) {
        memset(host(allocation.first), SPOILT, allocation.second);
        give_back(allocation.first, allocation.second);
    }
    allocations.clear();
    counters().live_allocations = counters().live_bytes = 0;
}

}  // namespace software_cuda

DRIVER_API int software_cuda_is_device(const void* start, size_t bytes) {
    LOCK;
    return is_device_memory(reinterpret_cast<DevicePointer>(start), bytes);
}

DRIVER_API int cuMemAlloc_v2(DevicePointer* pointer, size_t bytes) {
    LOCK;
    REQUIRE_CONTEXT;
    TRACE("cuMemAlloc(%zu)", bytes);
    Result allowed = refuse_during_capture("cuMemAlloc");
    if (allowed != SUCCESS) return allowed;
    if (!pointer || !bytes) return INVALID_VALUE;
    if (counters().live_bytes + bytes > settings().memory) return OUT_OF_MEMORY;
    DevicePointer start = take(bytes);
    if (!start) return OUT_OF_MEMORY;
    memset(host(start), SPOILT, bytes);
    set_red_zone(start, bytes);
    allocations[start] = bytes;
    counters().allocations++;
    counters().live_allocations++;
    counters().live_bytes += bytes;
    *pointer = start;
    return SUCCESS;
}

DRIVER_API int cuMemFree_v2(DevicePointer pointer) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!pointer) return SUCCESS;
    Result allowed = refuse_during_capture("cuMemFree");
    if (allowed != SUCCESS) return allowed;
    auto found = allocations.find(pointer);
    if (found == allocations.end()) FAIL(INVALID_VALUE, "cuMemFree: not the start of a live allocation");
    Result result = drain_all();
    if (result == SUCCESS) result = check_red_zones("cuMemFree");
    counters().live_allocations--;
    counters().live_bytes -= found->second;
    memset(host(pointer), SPOILT, found->second);
    give_back(pointer, found->second);
    allocations.erase(found);
    return result;
}

DRIVER_API int cuMemGetInfo_v2(size_t* free_bytes, size_t* total) {
    LOCK;
    REQUIRE_CONTEXT;
    *total = settings().memory;
    *free_bytes = *total - counters().live_bytes;
    return SUCCESS;
}

// ---- host memory

DRIVER_API int cuMemHostAlloc(void** pointer, size_t bytes, unsigned) {
    LOCK;
    REQUIRE_CONTEXT;
    Result allowed = refuse_during_capture("cuMemHostAlloc");
    if (allowed != SUCCESS) return allowed;
    if (posix_memalign(pointer, 4096, bytes)) return OUT_OF_MEMORY;
    pinned[reinterpret_cast<uint64_t>(*pointer)] = bytes;
    counters().live_host_allocations++;
    return SUCCESS;
}
DRIVER_API int cuMemAllocHost_v2(void** pointer, size_t bytes) { return cuMemHostAlloc(pointer, bytes, 0); }
DRIVER_API int cuMemFreeHost(void* pointer) {
    LOCK;
    REQUIRE_CONTEXT;
    Result allowed = refuse_during_capture("cuMemFreeHost");
    if (allowed != SUCCESS) return allowed;
    drain_all();
    if (!pinned.erase(reinterpret_cast<uint64_t>(pointer))) return INVALID_VALUE;
    counters().live_host_allocations--;
    free(pointer);
    return SUCCESS;
}
DRIVER_API int cuMemHostRegister_v2(void* pointer, size_t bytes, unsigned) {
    LOCK;
    REQUIRE_CONTEXT;
    pinned[reinterpret_cast<uint64_t>(pointer)] = bytes;
    return SUCCESS;
}
DRIVER_API int cuMemHostUnregister(void* pointer) {
    LOCK;
    REQUIRE_CONTEXT;
    drain_all();
    return pinned.erase(reinterpret_cast<uint64_t>(pointer)) ? SUCCESS : HOST_MEMORY_NOT_REGISTERED;
}
