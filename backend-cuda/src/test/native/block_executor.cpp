// One block. Its threads run one after the other on one fiber; a thread that must wait keeps the fiber, and the next
// thread begins on another. So a kernel without barriers costs no more than a loop.
#include <sys/mman.h>

#include <cstring>

#include "device.h"

extern "C" __attribute__((visibility("hidden"))) void software_cuda_switch(void** save, void* to);

#if !defined(__x86_64__)
#error "the software CUDA device is for x86_64"
#endif
asm(R"(
.text
.globl software_cuda_switch
.hidden software_cuda_switch
.type software_cuda_switch,@function
software_cuda_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp,(%rdi)
    movq %rsi,%rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
)");

namespace software_cuda {

static const int MAX_THREADS = 1024, MAX_WARPS = MAX_THREADS / 32;
static const size_t STACK = 128 << 10;

enum class State : unsigned char { NEW, RUNNING, AT_BLOCK_BARRIER, AT_WARP_BARRIER, DONE };

struct Thread {
    State state;
    unsigned mask;  // the lanes that a warp barrier waits for
    int fiber;
};

static Thread threads[MAX_THREADS];
static unsigned live_lanes[MAX_WARPS], waiting_lanes[MAX_WARPS];
static uint64_t slots[MAX_WARPS][32];
static int current_thread;

static void* scheduler_stack;
static char* stacks = nullptr;
static void* fiber_stack[MAX_THREADS];
static std::vector<int> idle_fibers;
static int current_fiber;

static const Kernel* kernel;
static void** parameters;
static const int* start_order;
static int thread_count, started, alive, at_block_barrier, at_warp_barrier;

static uint3 index_of(int thread) {
    unsigned at = static_cast<unsigned>(thread);
    return {at % blockDim.x, at / blockDim.x % blockDim.y, at / (blockDim.x * blockDim.y)};
}

static void begin(int thread) {
    current_thread = thread;
    threadIdx = index_of(thread);
    threads[thread].state = State::RUNNING;
}

static void end(int thread) {
    threads[thread].state = State::DONE;
    live_lanes[thread >> 5] &= ~(1u << (thread & 31));
    alive--;
}

static void fiber_main() {
    for (;;) {
        while (started < thread_count) {
            begin(start_order[started++]);
            kernel->call(parameters);
            end(current_thread);
        }
        int fiber = current_fiber;
        idle_fibers.push_back(fiber);
        software_cuda_switch(&fiber_stack[fiber], scheduler_stack);
    }
}

static void reset(int fiber) {
    // tops of stacks are staggered: at equal offsets all would fall into one set of the cache
    void** top = reinterpret_cast<void**>(stacks + STACK * (fiber + 1) - 192 * (fiber % 170));
    top -= 2;
    top[0] = reinterpret_cast<void*>(fiber_main);
    top[1] = nullptr;
    top -= 6;
    memset(top, 0, 6 * sizeof(void*));
    fiber_stack[fiber] = top;
}

static void reset_all_fibers() {
    idle_fibers.clear();
    for (int fiber = MAX_THREADS - 1; fiber >= 0; fiber--) {
        reset(fiber);
        idle_fibers.push_back(fiber);
    }
}

static void make_fibers() {
    void* memory = mmap(nullptr, STACK * MAX_THREADS, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) abort();
    stacks = static_cast<char*>(memory);
    reset_all_fibers();
}

void abandon_block() { reset_all_fibers(); }

static void enter(int fiber) {
    current_fiber = fiber;
    software_cuda_switch(&scheduler_stack, fiber_stack[fiber]);
}

/** Lets a thread that waited go on, until it or one that its fiber starts later waits again. */
static void resume(int thread) {
    begin(thread);
    enter(threads[thread].fiber);
}

static void wait_here(State state, unsigned mask) {
    Thread& thread = threads[current_thread];
    thread.state = state;
    thread.mask = mask;
    thread.fiber = current_fiber;
    if (state == State::AT_BLOCK_BARRIER) {
        at_block_barrier++;
    } else {
        at_warp_barrier++;
        waiting_lanes[current_thread >> 5] |= 1u << (current_thread & 31);
    }
    software_cuda_switch(&fiber_stack[current_fiber], scheduler_stack);
}

/** The lanes of a warp whose barrier is complete: all that a mask names and that live wait with that mask. */
static unsigned complete_lanes(int warp) {
    const Thread* lanes = threads + warp * 32;
    unsigned left = waiting_lanes[warp], complete = 0;
    while (left) {
        int lane = __builtin_ctz(left);
        unsigned needed = lanes[lane].mask & live_lanes[warp], same = 0;
        for (unsigned rest = waiting_lanes[warp] & needed; rest; rest &= rest - 1) {
            if (lanes[__builtin_ctz(rest)].mask == lanes[lane].mask) same |= rest & -rest;
        }
        left &= ~(same | 1u << lane);
        if (same == needed && (needed >> lane & 1)) complete |= needed;
    }
    return complete;
}

static bool pass_warp_barriers() {
    bool passed = false;
    for (int warp = 0; at_warp_barrier && warp < (thread_count + 31) / 32; warp++) {
        unsigned lanes = complete_lanes(warp);
        if (!lanes) continue;
        passed = true;
        waiting_lanes[warp] &= ~lanes;
        at_warp_barrier -= __builtin_popcount(lanes);
        bool reverse = settings().order == Order::REVERSE;
        while (lanes) {
            int lane = reverse ? 31 - __builtin_clz(lanes) : __builtin_ctz(lanes);
            lanes &= ~(1u << lane);
            resume(warp * 32 + lane);
        }
    }
    return passed;
}

static void pass_block_barrier() {
    at_block_barrier = 0;
    for (int i = 0; i < thread_count; i++) {
        int thread = start_order[i];
        if (threads[thread].state == State::AT_BLOCK_BARRIER) resume(thread);
    }
}

static void prepare(const std::vector<int>& order) {
    thread_count = alive = static_cast<int>(order.size());
    start_order = order.data();
    started = at_block_barrier = at_warp_barrier = 0;
    for (int thread = 0; thread < thread_count; thread++) threads[thread].state = State::NEW;
    for (int warp = 0; warp * 32 < thread_count; warp++) {
        int lanes = thread_count - warp * 32;
        waiting_lanes[warp] = 0;
        live_lanes[warp] = lanes >= 32 ? ~0u : (1u << lanes) - 1;
    }
}

Result run_block(const Kernel* of, void** arguments, const std::vector<int>& order) {
    if (!stacks) make_fibers();
    kernel = of;
    parameters = arguments;
    prepare(order);
    while (started < thread_count) {
        int fiber = idle_fibers.back();
        idle_fibers.pop_back();
        enter(fiber);
    }
    while (alive) {
        if (at_block_barrier == alive) {
            pass_block_barrier();
        } else if (!pass_warp_barriers()) {
            log_line("kernel %s, block (%u,%u,%u): deadlock: %d threads at __syncthreads, %d at a warp barrier or shuffle, %d have returned",
                     kernel->name, blockIdx.x, blockIdx.y, blockIdx.z, at_block_barrier, at_warp_barrier, thread_count - alive);
            reset_all_fibers();
            return LAUNCH_FAILED;
        }
    }
    return SUCCESS;
}

}  // namespace software_cuda

extern "C" {
void software_cuda_block_barrier() { wait_here(State::AT_BLOCK_BARRIER, 0); }
void software_cuda_warp_barrier(unsigned mask) { wait_here(State::AT_WARP_BARRIER, mask); }
uint64_t* software_cuda_warp_slots() { return slots[current_thread >> 5]; }
int software_cuda_lane() { return current_thread & 31; }
unsigned software_cuda_live_lanes() { return live_lanes[current_thread >> 5]; }
}
