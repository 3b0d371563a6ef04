// The parts of the software CUDA device, as they see each other.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kernel_abi.h"

#define DRIVER_API extern "C" __attribute__((visibility("default")))

namespace software_cuda {

/** CUresult, by the names of cuda.h without their prefix. */
enum Result : int {
    SUCCESS = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    NOT_INITIALIZED = 3,
    NO_DEVICE = 100,
    INVALID_DEVICE = 101,
    INVALID_CONTEXT = 201,
    INVALID_PTX = 218,
    FILE_NOT_FOUND = 301,
    INVALID_HANDLE = 400,
    NOT_FOUND = 500,
    NOT_READY = 600,
    ILLEGAL_ADDRESS = 700,
    LAUNCH_OUT_OF_RESOURCES = 701,
    HOST_MEMORY_NOT_REGISTERED = 713,
    LAUNCH_FAILED = 719,
    NOT_SUPPORTED = 801,
    STREAM_CAPTURE_UNSUPPORTED = 900,
    STREAM_CAPTURE_INVALIDATED = 901,
    STREAM_CAPTURE_ISOLATION = 905,
    STREAM_CAPTURE_IMPLICIT = 906,
    CAPTURED_EVENT = 907,
    STREAM_CAPTURE_WRONG_THREAD = 908
};

using Work = std::function<Result()>;
using Handle = void*;
using DevicePointer = uint64_t;

// ---- settings.cpp

enum class Order { FORWARD, REVERSE, RANDOM };

struct Settings {
    bool trace;    // every call is logged
    bool lazy;     // work of a stream is done at a synchronisation, not before
    bool graphs;   // can be made executable
    bool deaf;     // synchronisation with a stream returns at once, as if the program had left it out
    Order order;   // of the threads of a block and of the blocks of a grid
    size_t memory; // bytes
    int devices;
    int driver;    // its version: 12060 is 12.6
    int compute_capability; // 90 is 9.0
};

const Settings& settings();

/** To the file that SOFTWARE_CUDA_LOG names, else to stderr. */
void log_line(const char* format, ...) __attribute__((format(printf, 1, 2)));

/** Says why a call fails and gives the result back. */
#define FAIL(result, ...)                   \
    do {                                    \
        software_cuda::log_line(__VA_ARGS__); \
        return result;                      \
    } while (0)

#define TRACE(...)                                                            \
    do {                                                                      \
        if (software_cuda::settings().trace) software_cuda::log_line(__VA_ARGS__); \
    } while (0)

// ---- counters.cpp

/** What was done since the library was loaded; a module sees it as the global software_cuda_counters. */
struct Counters {
    uint64_t launches;        // of kernels, by cuLaunchKernel
    uint64_t graph_launches;  // each with all its nodes
    uint64_t graph_kernels;   // kernels run by them
    uint64_t products;        // matrix products by cuBLAS, one a call
    uint64_t product_flops;   // 2·m·n·k each
    uint64_t memsets;
    uint64_t bytes_to_device;
    uint64_t bytes_to_host;
    uint64_t bytes_on_device;  // by copies from device to device
    uint64_t synchronizations;
    uint64_t allocations;
    uint64_t live_allocations;
    uint64_t live_bytes;
    uint64_t live_host_allocations;
    uint64_t live_streams;
    uint64_t live_modules;
    uint64_t context_references;
    uint64_t live_graphs;  // graphs and their executables
    uint64_t calls;        // of the driver, but for those that need no context
};

Counters& counters();

// ---- context.cpp

std::recursive_mutex& device_lock();

/** What every call begins with: SUCCESS, or why nothing can be done. */
Result require_initialized();
Result require_context();

/** Remembers an error that makes the context useless, as a real one does; gives it back. */
Result sticky(Result result);

#define LOCK std::lock_guard<std::recursive_mutex> lock_(software_cuda::device_lock())
#define REQUIRE_INITIALIZED                                        \
    do {                                                           \
        Result ready_ = software_cuda::require_initialized();      \
        if (ready_ != SUCCESS) return ready_;                      \
    } while (0)
#define REQUIRE_CONTEXT                                            \
    do {                                                           \
        Result ready_ = software_cuda::require_context();          \
        if (ready_ != SUCCESS) return ready_;                      \
    } while (0)

// ---- memory.cpp

/** Whether all of a range lies in one live allocation. */
bool is_device_memory(DevicePointer start, size_t bytes);

/** Whether an address lies in pinned host memory. */
bool is_pinned(const void* address);

/** ILLEGAL_ADDRESS if something was written past the end of an allocation. */
Result check_red_zones(const char* seen_after);

/** Frees everything, as the end of a context does. */
void forget_all_memory();

// ---- streams.cpp

struct Graph;
enum class Capture { NONE, ACTIVE, INVALID };

struct Stream {
    unsigned flags = 0;
    Capture capture = Capture::NONE;
    int capture_mode = 0;
    std::thread::id capturing_thread;
    Graph* captured = nullptr;
};

enum class NodeKind { KERNEL, PRODUCT, MEMSET, COPY, OTHER };

struct Node {
    NodeKind kind;
    Work work;
};

struct Graph {
    std::vector<Node> nodes;
};

/** Does the work now, or at a synchronisation, or puts it into the graph that the stream captures. */
Result submit(Stream* stream, NodeKind kind, Work work);

bool is_capturing(Stream* stream);

/** STREAM_CAPTURE_UNSUPPORTED, with the capture spoilt, if that stream is captured. */
Result refuse_if_captured(Stream* stream, const char* call);

/** STREAM_CAPTURE_UNSUPPORTED, with the captures spoilt, if one forbids this thread what is not on its stream. */
Result refuse_during_capture(const char* call);

/** Does the pending work that a synchronisation with the stream waits for. */
Result drain(Stream* stream);
Result drain_all();

// ---- block_executor.cpp, launch.cpp

struct Launch {
    const Kernel* kernel;
    uint3 grid;
    uint3 block;
    size_t dynamic_shared;
    std::vector<unsigned char> arguments;  // each parameter at a multiple of 8
};

/** Runs one block; LAUNCH_FAILED on a barrier that can never be passed. */
Result run_block(const Kernel* kernel, void** parameters, const std::vector<int>& order);

/** Makes the fibers usable again after a block that did not end. */
void abandon_block();

Result run_grid(const Launch& launch);

const std::map<std::string, const Kernel*>& kernels();

// ---- modules.cpp

struct Function {
    const Kernel* kernel;
    unsigned max_threads = 1024;       // by .maxntid
    size_t static_shared = 0;          // by the PTX
    size_t max_dynamic_shared = 49152; // until cuFuncSetAttribute raises it
};

}  // namespace software_cuda

using namespace software_cuda;
