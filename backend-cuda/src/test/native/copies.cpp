// Copies and fills, on a stream or on the legacy stream and then waited for.
#include <algorithm>
#include <cstring>

#include "device.h"

namespace software_cuda {

enum class Way { TO_DEVICE, TO_HOST, ON_DEVICE };

static void count(Way way, size_t bytes) {
    uint64_t& bytes_moved = way == Way::TO_DEVICE ? counters().bytes_to_device
            : way == Way::TO_HOST ? counters().bytes_to_host
            : counters().bytes_on_device;
    bytes_moved += bytes;
}

static Result check(const char* call, const char* end, const void* address, size_t bytes) {
    if (!is_device_memory(reinterpret_cast<DevicePointer>(address), bytes))
        FAIL(INVALID_VALUE, "%s: the %s, %zu bytes at %p, is not inside a live device allocation", call, end, bytes,
             address);
    return SUCCESS;
}

static Result check_ends(const char* call, Way way, void* target, const void* source, size_t bytes) {
    Result result = way == Way::TO_HOST ? SUCCESS : check(call, "target", target, bytes);
    return result != SUCCESS || way == Way::TO_DEVICE ? result : check(call, "source", source, bytes);
}

/** A graph may do it long after it was submitted: the ends must still be alive then. */
static Work moving(Way way, void* target, const void* source, size_t bytes) {
    return [=] {
        if (check_ends("a copy", way, target, source, bytes) != SUCCESS) return ILLEGAL_ADDRESS;
        count(way, bytes);
        memmove(target, source, bytes);
        return SUCCESS;
    };
}

static Result copy_now(const char* call, Way way, void* target, const void* source, size_t bytes) {
    TRACE("%s(%zu bytes)", call, bytes);
    Result result = refuse_during_capture(call);
    if (result == SUCCESS) result = check_ends(call, way, target, source, bytes);
    if (result == SUCCESS) result = submit(nullptr, NodeKind::COPY, moving(way, target, source, bytes));
    return result != SUCCESS ? result : drain(nullptr);
}

static Result copy_later(const char* call, Way way, void* target, const void* source, size_t bytes, Handle handle) {
    TRACE("%s(%zu bytes)", call, bytes);
    auto* stream = static_cast<Stream*>(handle);
    Result result = check_ends(call, way, target, source, bytes);
    if (result != SUCCESS) return result;
    const void* end_on_host = way == Way::TO_DEVICE ? source : target;
    if (way == Way::ON_DEVICE || is_pinned(end_on_host)) return submit(stream, NodeKind::COPY, moving(way, target, source, bytes));
    result = refuse_if_captured(stream, call);  // memory that is not pinned
    if (result != SUCCESS) return result;
    if (way == Way::TO_HOST) {  // such a copy has ended when the call returns
        result = drain(stream);
        return result != SUCCESS ? result : moving(way, target, source, bytes)();
    }
    std::string staged(static_cast<const char*>(source), bytes);  // and of such memory a copy is made at once
    return submit(stream, NodeKind::COPY, [=] { return moving(way, target, staged.data(), bytes)(); });
}

template <class T>
static Result set(const char* call, DevicePointer target, T value, size_t elements, Handle stream) {
    TRACE("%s(%zu elements)", call, elements);
    if (!is_device_memory(target, elements * sizeof(T)))
        FAIL(INVALID_VALUE, "%s: %zu elements are not inside a live device allocation", call, elements);
    return submit(static_cast<Stream*>(stream), NodeKind::MEMSET, [=] {
        if (!is_device_memory(target, elements * sizeof(T))) FAIL(ILLEGAL_ADDRESS, "%s: the memory is gone", call);
        counters().memsets++;
        std::fill_n(reinterpret_cast<T*>(target), elements, value);
        return SUCCESS;
    });
}

}  // namespace software_cuda

static void* at(DevicePointer pointer) { return reinterpret_cast<void*>(pointer); }

#define BEGIN \
    LOCK;     \
    REQUIRE_CONTEXT

DRIVER_API int cuMemcpyHtoD_v2(DevicePointer target, const void* source, size_t bytes) {
    BEGIN;
    return copy_now("cuMemcpyHtoD", Way::TO_DEVICE, at(target), source, bytes);
}
DRIVER_API int cuMemcpyDtoH_v2(void* target, DevicePointer source, size_t bytes) {
    BEGIN;
    return copy_now("cuMemcpyDtoH", Way::TO_HOST, target, at(source), bytes);
}
DRIVER_API int cuMemcpyDtoD_v2(DevicePointer target, DevicePointer source, size_t bytes) {
    BEGIN;
    return copy_now("cuMemcpyDtoD", Way::ON_DEVICE, at(target), at(source), bytes);
}
DRIVER_API int cuMemcpyHtoDAsync_v2(DevicePointer target, const void* source, size_t bytes, Handle stream) {
    BEGIN;
    return copy_later("cuMemcpyHtoDAsync", Way::TO_DEVICE, at(target), source, bytes, stream);
}
DRIVER_API int cuMemcpyDtoHAsync_v2(void* target, DevicePointer source, size_t bytes, Handle stream) {
    BEGIN;
    return copy_later("cuMemcpyDtoHAsync", Way::TO_HOST, target, at(source), bytes, stream);
}
DRIVER_API int cuMemcpyDtoDAsync_v2(DevicePointer target, DevicePointer source, size_t bytes, Handle stream) {
    BEGIN;
    return copy_later("cuMemcpyDtoDAsync", Way::ON_DEVICE, at(target), at(source), bytes, stream);
}
DRIVER_API int cuMemsetD8_v2(DevicePointer target, unsigned char value, size_t elements) {
    BEGIN;
    return set("cuMemsetD8", target, value, elements, nullptr);
}
DRIVER_API int cuMemsetD32_v2(DevicePointer target, unsigned value, size_t elements) {
    BEGIN;
    return set("cuMemsetD32", target, value, elements, nullptr);
}
DRIVER_API int cuMemsetD8Async(DevicePointer target, unsigned char value, size_t elements, Handle stream) {
    BEGIN;
    return set("cuMemsetD8Async", target, value, elements, stream);
}
DRIVER_API int cuMemsetD32Async(DevicePointer target, unsigned value, size_t elements, Handle stream) {
    BEGIN;
    return set("cuMemsetD32Async", target, value, elements, stream);
}
#undef BEGIN
