// Launches: the checks a driver makes, the parameters, the order of blocks and threads, and faults.
#include <setjmp.h>
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "device.h"

extern "C" {
uint3 threadIdx, blockIdx, blockDim, gridDim;
unsigned char* software_cuda_dynamic_shared;
// of the linker; absent if no kernel has static shared memory
extern unsigned char __start_cuda_shared[] __attribute__((weak, visibility("hidden")));
extern unsigned char __stop_cuda_shared[] __attribute__((weak, visibility("hidden")));
}

namespace software_cuda {

static std::map<std::string, const Kernel*>& registered() {
    static std::map<std::string, const Kernel*> kernels;
    return kernels;
}
const std::map<std::string, const Kernel*>& kernels() { return registered(); }
void register_kernel(const Kernel* kernel) { registered()[kernel->name] = kernel; }

static size_t slot(size_t bytes) { return (bytes + 7) & ~size_t{7}; }

static Result unpack(const Launch& launch, std::vector<void*>& parameters) {
    const Kernel* kernel = launch.kernel;
    const unsigned char* at = launch.arguments.data();
    for (int i = 0; i < kernel->parameters; i++) {
        parameters.push_back(const_cast<unsigned char*>(at));
        DevicePointer pointer = 0;
        if (kernel->is_pointer[i]) memcpy(&pointer, at, sizeof pointer);
        if (pointer && !is_device_memory(pointer, 1))
            FAIL(ILLEGAL_ADDRESS, "kernel %s: parameter %d, %p, is not inside a live device allocation", kernel->name, i,
                 reinterpret_cast<void*>(pointer));
        at += slot(kernel->sizes[i]);
    }
    return SUCCESS;
}

// ---- faults of a kernel are errors of the launch, not the end of the JVM

static thread_local volatile bool in_kernel = false;
static thread_local sigjmp_buf before_kernel;
static struct sigaction old_segv, old_bus;

static void on_fault(int signal_number, siginfo_t* info, void* context) {
    if (in_kernel) {
        in_kernel = false;
        siglongjmp(before_kernel, 1);
    }
    struct sigaction& old = signal_number == SIGSEGV ? old_segv : old_bus;  // the JVM's
    if (old.sa_flags & SA_SIGINFO) {
        old.sa_sigaction(signal_number, info, context);
    } else if (old.sa_handler != SIG_DFL && old.sa_handler != SIG_IGN) {
        old.sa_handler(signal_number);
    } else {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
}

static void watch_for_faults() {
    struct sigaction action = {};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSEGV, &action, &old_segv);
    sigaction(SIGBUS, &action, &old_bus);
}

static void stop_watching() {
    sigaction(SIGSEGV, &old_segv, nullptr);
    sigaction(SIGBUS, &old_bus, nullptr);
}

// ---- blocks

static uint3 block_at(uint64_t number, uint3 grid) {
    return {static_cast<unsigned>(number % grid.x), static_cast<unsigned>(number / grid.x % grid.y),
            static_cast<unsigned>(number / (static_cast<uint64_t>(grid.x) * grid.y))};
}

/** Shared memory is undefined when a block begins: NaN here, and not what the last block left. */
static void spoil_shared(std::vector<unsigned char>& dynamic) {
    memset(dynamic.data(), 0xFF, dynamic.size());
    if (__start_cuda_shared) memset(__start_cuda_shared, 0xFF, __stop_cuda_shared - __start_cuda_shared);
}

static Result run_blocks(const Launch& launch, void** parameters) {
    static std::mt19937 random(20141020);
    static std::vector<unsigned char> dynamic;
    static std::vector<int> order;
    dynamic.resize(launch.dynamic_shared + 64);
    software_cuda_dynamic_shared = reinterpret_cast<unsigned char*>((reinterpret_cast<uintptr_t>(dynamic.data()) + 15) & ~uintptr_t{15});
    blockDim = launch.block;
    gridDim = launch.grid;
    order.resize(blockDim.x * blockDim.y * blockDim.z);
    for (size_t i = 0; i < order.size(); i++) order[i] = static_cast<int>(i);
    bool reverse = settings().order == Order::REVERSE;
    if (reverse) std::reverse(order.begin(), order.end());
    uint64_t blocks = static_cast<uint64_t>(gridDim.x) * gridDim.y * gridDim.z;
    for (uint64_t i = 0; i < blocks; i++) {
        if (settings().order == Order::RANDOM) std::shuffle(order.begin(), order.end(), random);
        blockIdx = block_at(reverse ? blocks - 1 - i : i, gridDim);
        spoil_shared(dynamic);
        Result result = run_block(launch.kernel, parameters, order);
        if (result != SUCCESS) return result;
    }
    return SUCCESS;
}

Result run_grid(const Launch& launch) {
    std::vector<void*> parameters;
    Result result = unpack(launch, parameters);
    if (result != SUCCESS) return result;
    watch_for_faults();
    if (sigsetjmp(before_kernel, 1)) {
        abandon_block();
        stop_watching();
        FAIL(ILLEGAL_ADDRESS, "kernel %s, block (%u,%u,%u), thread (%u,%u,%u): memory fault", launch.kernel->name, blockIdx.x,
             blockIdx.y, blockIdx.z, threadIdx.x, threadIdx.y, threadIdx.z);
    }
    in_kernel = true;
    result = run_blocks(launch, parameters.data());
    in_kernel = false;
    stop_watching();
    if (result == SUCCESS && settings().trace) result = check_red_zones(launch.kernel->name);
    return result;
}

static Result check_shape(const Function* function, uint3 grid, uint3 block, size_t dynamic_shared) {
    const char* name = function->kernel->name;
    uint64_t threads = static_cast<uint64_t>(block.x) * block.y * block.z;
    if (!grid.x || !grid.y || !grid.z || grid.x > 2147483647u || grid.y > 65535 || grid.z > 65535)
        FAIL(INVALID_VALUE, "kernel %s: a grid of (%u,%u,%u)", name, grid.x, grid.y, grid.z);
    if (!threads || threads > 1024 || block.z > 64)
        FAIL(INVALID_VALUE, "kernel %s: a block of (%u,%u,%u)", name, block.x, block.y, block.z);
    if (threads > function->max_threads)
        FAIL(INVALID_VALUE, "kernel %s: %lu threads, and its launch bounds say %u", name, static_cast<unsigned long>(threads), function->max_threads);
    if (dynamic_shared > function->max_dynamic_shared)
        FAIL(INVALID_VALUE, "kernel %s: %zu bytes of dynamic shared memory, and it may have %zu", name, dynamic_shared, function->max_dynamic_shared);
    return SUCCESS;
}

}  // namespace software_cuda

DRIVER_API int cuLaunchKernel(Handle handle, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x, unsigned block_y,
                              unsigned block_z, unsigned dynamic_shared, Handle stream, void** parameters, void** extra) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!handle) return INVALID_HANDLE;
    auto* function = static_cast<Function*>(handle);
    const Kernel* kernel = function->kernel;
    uint3 grid = {grid_x, grid_y, grid_z}, block = {block_x, block_y, block_z};
    TRACE("cuLaunchKernel %s grid (%u,%u,%u) block (%u,%u,%u) shared %u", kernel->name, grid_x, grid_y, grid_z, block_x, block_y, block_z, dynamic_shared);
    Result result = check_shape(function, grid, block, dynamic_shared);
    if (result != SUCCESS) return result;
    if (extra) return software_cuda_unsupported("cuLaunchKernel with extra");
    if (kernel->parameters && !parameters) return INVALID_VALUE;
    Launch launch = {kernel, grid, block, dynamic_shared, {}};
    for (int i = 0; i < kernel->parameters; i++) {
        size_t at = launch.arguments.size();
        launch.arguments.resize(at + slot(kernel->sizes[i]));
        memcpy(&launch.arguments[at], parameters[i], kernel->sizes[i]);
    }
    auto* on = static_cast<Stream*>(stream);
    if (!is_capturing(on)) counters().launches++;
    return submit(on, NodeKind::KERNEL, [=] { return run_grid(launch); });
}
