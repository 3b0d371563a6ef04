// Initialisation, devices and contexts. A context is current on a thread, and an error of the kernels sticks to it.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "device.h"

namespace software_cuda {

struct Context {
    Result broken = SUCCESS;
};

static bool initialized = false;
static Context primary;
static thread_local std::vector<Context*> current_stack;

std::recursive_mutex& device_lock() {
    static std::recursive_mutex lock;
    return lock;
}

static Context* current() { return current_stack.empty() ? nullptr : current_stack.back(); }

Result require_initialized() {
    if (!initialized) FAIL(NOT_INITIALIZED, "a call before cuInit");
    return SUCCESS;
}

Result require_context() {
    REQUIRE_INITIALIZED;
    if (!current()) FAIL(INVALID_CONTEXT, "a call on a thread without a current context");
    counters().calls++;
    return current()->broken;
}

Result sticky(Result result) {
    bool sticks = result >= 700 && result < 800 && result != LAUNCH_OUT_OF_RESOURCES
            && result != HOST_MEMORY_NOT_REGISTERED;
    if (sticks && current()) current()->broken = result;
    return result;
}

static Result require_device(int device) {
    REQUIRE_INITIALIZED;
    return device == 0 ? SUCCESS : INVALID_DEVICE;
}

}  // namespace software_cuda

DRIVER_API int software_cuda_has_context() { return software_cuda::current() != nullptr; }

DRIVER_API int software_cuda_unsupported(const char* name) {
    FAIL(NOT_SUPPORTED, "%s is not modelled", name);
}

DRIVER_API int cuInit(unsigned flags) {
    LOCK;
    if (flags) return INVALID_VALUE;
    if (settings().devices == 0) return NO_DEVICE;
    initialized = true;
    return SUCCESS;
}

DRIVER_API int cuDriverGetVersion(int* version) {
    *version = settings().driver;
    return SUCCESS;
}

DRIVER_API int cuGetErrorName(int result, const char** name) {
    static thread_local char text[32];
    snprintf(text, sizeof text, "CUDA_ERROR_%d", result);
    *name = result ? text : "CUDA_SUCCESS";
    return SUCCESS;
}
DRIVER_API int cuGetErrorString(int result, const char** text) { return cuGetErrorName(result, text); }

// ---- devices

DRIVER_API int cuDeviceGetCount(int* count) {
    REQUIRE_INITIALIZED;
    *count = settings().devices;
    return SUCCESS;
}
DRIVER_API int cuDeviceGet(int* device, int ordinal) {
    Result found = require_device(ordinal);
    if (found == SUCCESS) *device = 0;
    return found;
}
DRIVER_API int cuDeviceGetName(char* name, int length, int device) {
    Result found = require_device(device);
    if (found == SUCCESS) snprintf(name, length, "Software CUDA device");
    return found;
}
DRIVER_API int cuDeviceTotalMem_v2(size_t* bytes, int device) {
    Result found = require_device(device);
    if (found == SUCCESS) *bytes = settings().memory;
    return found;
}
DRIVER_API int cuDeviceGetUuid(void* uuid, int device) {
    Result found = require_device(device);
    if (found == SUCCESS) memset(uuid, 0xE5, 16);
    return found;
}

/** The attributes of an H100, but for what a program would see to be untrue. */
DRIVER_API int cuDeviceGetAttribute(int* value, int attribute, int device) {
    static const std::map<int, int> attributes = {
            {1, 1024}, {2, 1024}, {3, 1024}, {4, 64},   // threads of a block and its extents
            {5, 2147483647}, {6, 65535}, {7, 65535},    // extents of a grid
            {8, 49152}, {81, 233472}, {97, 232448},     // shared memory: a block, a multiprocessor, opted in
            {10, 32}, {12, 65536}, {13, 1000000},       // warp, registers, clock
            {16, 2}, {39, 2048}, {38, 52428800},        // multiprocessors, their threads, L2
            {41, 1}, {19, 1}, {83, 1}, {115, 1}};       // unified addressing and the like
    Result found = require_device(device);
    if (found != SUCCESS) return found;
    auto at = attributes.find(attribute);
    *value = attribute == 75 ? settings().compute_capability / 10
            : attribute == 76 ? settings().compute_capability % 10
            : at == attributes.end() ? 0 : at->second;
    return SUCCESS;
}

// ---- contexts

DRIVER_API int cuCtxCreate_v2(Handle* context, unsigned, int device) {
    LOCK;
    Result found = require_device(device);
    if (found != SUCCESS) return found;
    auto* made = new Context;
    current_stack.push_back(made);
    *context = made;
    return SUCCESS;
}
DRIVER_API int cuCtxDestroy_v2(Handle context) {
    LOCK;
    REQUIRE_INITIALIZED;
    if (!context || context == &primary) return INVALID_VALUE;
    drain_all();
    current_stack.erase(std::remove(current_stack.begin(), current_stack.end(), context), current_stack.end());
    forget_all_memory();
    delete static_cast<Context*>(context);
    return SUCCESS;
}
DRIVER_API int cuCtxSetCurrent(Handle context) {
    REQUIRE_INITIALIZED;
    if (!current_stack.empty()) current_stack.pop_back();
    if (context) current_stack.push_back(static_cast<Context*>(context));
    return SUCCESS;
}
DRIVER_API int cuCtxGetCurrent(Handle* context) {
    REQUIRE_INITIALIZED;
    *context = current();
    return SUCCESS;
}
DRIVER_API int cuCtxPushCurrent_v2(Handle context) {
    REQUIRE_INITIALIZED;
    if (!context) return INVALID_CONTEXT;
    current_stack.push_back(static_cast<Context*>(context));
    return SUCCESS;
}
DRIVER_API int cuCtxPopCurrent_v2(Handle* context) {
    REQUIRE_INITIALIZED;
    if (!current()) return INVALID_CONTEXT;
    if (context) *context = current();
    current_stack.pop_back();
    return SUCCESS;
}
DRIVER_API int cuCtxGetDevice(int* device) {
    REQUIRE_CONTEXT;
    *device = 0;
    return SUCCESS;
}
DRIVER_API int cuCtxSynchronize() {
    LOCK;
    REQUIRE_CONTEXT;
    Result allowed = refuse_during_capture("cuCtxSynchronize");
    if (allowed != SUCCESS) return allowed;
    counters().synchronizations++;
    Result done = drain_all();
    return done != SUCCESS ? done : check_red_zones("cuCtxSynchronize");
}

DRIVER_API int cuDevicePrimaryCtxRetain(Handle* context, int device) {
    LOCK;
    Result found = require_device(device);
    if (found != SUCCESS) return found;
    counters().context_references++;
    *context = &primary;
    return SUCCESS;
}

/** The last release resets the context: its memory is gone, and so is the error that stuck to it. */
DRIVER_API int cuDevicePrimaryCtxRelease_v2(int device) {
    LOCK;
    Result found = require_device(device);
    if (found != SUCCESS) return found;
    if (counters().context_references == 0) return INVALID_CONTEXT;
    if (--counters().context_references == 0) {
        drain_all();
        forget_all_memory();
        primary.broken = SUCCESS;
    }
    return SUCCESS;
}
DRIVER_API int cuDevicePrimaryCtxGetState(int, unsigned* flags, int* active) {
    REQUIRE_INITIALIZED;
    *flags = 0;
    *active = counters().context_references > 0;
    return SUCCESS;
}
