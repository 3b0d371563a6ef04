// Streams and events. Work is done when it is submitted, or, when lazy, at a synchronisation that waits for it.
#include <ctime>
#include <deque>
#include <set>

#include "device.h"

namespace software_cuda {

struct Pending {
    Stream* stream;
    Work work;
    bool waits_for_event;
};

struct Event {
    timespec time = {};
    bool recorded = false;
    bool captured = false;  // by the last record: nothing outside the graph may ask for it
};

static std::deque<Pending> pending;
static std::set<Stream*> capturing;

static const unsigned NON_BLOCKING = 1;

/** Such streams and the legacy stream wait for each other. */
static bool is_blocking(const Stream* stream) { return !stream || !(stream->flags & NON_BLOCKING); }

static Result do_first(size_t count) {
    Result first = SUCCESS;
    for (; count && !pending.empty(); count--) {
        Work work = std::move(pending.front().work);
        pending.pop_front();
        Result result = work();
        if (first == SUCCESS) first = result;
    }
    return sticky(first);
}

Result drain_all() { return do_first(pending.size()); }

/** Hostile and legal: work of other non-blocking streams stays undone, unless an event lies between. */
Result drain(Stream* stream) {
    auto waited_for = [=](Stream* other) { return is_blocking(stream) ? is_blocking(other) : other == stream; };
    size_t in_order = 0;
    for (size_t i = 0; i < pending.size(); i++) {
        if (waited_for(pending[i].stream) && pending[i].waits_for_event) in_order = i + 1;
    }
    Result first = do_first(in_order);
    for (size_t i = 0; i < pending.size();) {
        if (!waited_for(pending[i].stream)) {
            i++;
            continue;
        }
        Work work = std::move(pending[i].work);
        pending.erase(pending.begin() + i);
        Result result = work();
        if (first == SUCCESS) first = result;
    }
    return sticky(first);
}

bool is_capturing(Stream* stream) { return stream && stream->capture != Capture::NONE; }

static void spoil(Stream* stream) { stream->capture = Capture::INVALID; }

Result refuse_during_capture(const char* call) {
    const int thread_local_mode = 1, relaxed = 2;
    Result result = SUCCESS;
    for (Stream* stream : capturing) {
        if (stream->capture_mode == relaxed) continue;
        bool elsewhere = stream->capturing_thread != std::this_thread::get_id();
        if (stream->capture_mode == thread_local_mode && elsewhere) continue;
        spoil(stream);
        result = STREAM_CAPTURE_UNSUPPORTED;
    }
    if (result != SUCCESS) log_line("%s: not allowed while a stream is captured; the capture is spoilt", call);
    return result;
}

Result refuse_if_captured(Stream* stream, const char* call) {
    if (!is_capturing(stream)) return SUCCESS;
    spoil(stream);
    FAIL(STREAM_CAPTURE_UNSUPPORTED, "%s: the stream is captured; the capture is spoilt", call);
}

Result submit(Stream* stream, NodeKind kind, Work work) {
    if (!stream) {
        for (Stream* other : capturing) {
            if (!is_blocking(other)) continue;
            spoil(other);
            FAIL(STREAM_CAPTURE_IMPLICIT, "work on the legacy stream while a blocking stream is captured");
        }
    } else if (stream->capture == Capture::INVALID) {
        return STREAM_CAPTURE_INVALIDATED;
    } else if (stream->capture == Capture::ACTIVE) {
        stream->captured->nodes.push_back({kind, std::move(work)});
        return SUCCESS;
    }
    if (!settings().lazy) return sticky(work());
    pending.push_back({stream, std::move(work), false});
    return SUCCESS;
}

}  // namespace software_cuda

/** For the software cuBLAS, which is a library of its own. */
DRIVER_API int software_cuda_submit_product(void* stream, uint64_t flops, int (*work)(const void*), const void* argument,
                                            size_t argument_bytes) {
    LOCK;
    std::string kept(static_cast<const char*>(argument), argument_bytes);
    return submit(static_cast<Stream*>(stream), NodeKind::PRODUCT, [=] {
        counters().products++;
        counters().product_flops += flops;
        return static_cast<Result>(work(kept.data()));
    });
}

DRIVER_API int software_cuda_is_captured(void* stream) {
    LOCK;
    return is_capturing(static_cast<Stream*>(stream));
}

DRIVER_API int cuStreamCreate(Handle* stream, unsigned flags) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* made = new Stream;
    made->flags = flags;
    counters().live_streams++;
    *stream = made;
    return SUCCESS;
}
DRIVER_API int cuStreamCreateWithPriority(Handle* stream, unsigned flags, int) { return cuStreamCreate(stream, flags); }
DRIVER_API int cuStreamDestroy_v2(Handle handle) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!handle) return INVALID_HANDLE;
    auto* stream = static_cast<Stream*>(handle);
    Result allowed = refuse_if_captured(stream, "cuStreamDestroy");
    if (allowed != SUCCESS) return allowed;
    drain_all();
    counters().live_streams--;
    delete stream;
    return SUCCESS;
}
DRIVER_API int cuStreamSynchronize(Handle handle) {
    LOCK;
    REQUIRE_CONTEXT;
    TRACE("cuStreamSynchronize");
    auto* stream = static_cast<Stream*>(handle);
    Result allowed = refuse_if_captured(stream, "cuStreamSynchronize");
    if (allowed != SUCCESS) return allowed;
    counters().synchronizations++;
    if (settings().deaf) return SUCCESS;
    Result result = drain(stream);
    return result != SUCCESS ? result : check_red_zones("cuStreamSynchronize");
}
DRIVER_API int cuStreamQuery(Handle stream) {
    LOCK;
    REQUIRE_CONTEXT;
    Result allowed = refuse_if_captured(static_cast<Stream*>(stream), "cuStreamQuery");
    if (allowed != SUCCESS) return allowed;
    for (auto& one : pending) {
        if (one.stream == stream) return NOT_READY;
    }
    return SUCCESS;
}
DRIVER_API int cuStreamWaitEvent(Handle stream, Handle event, unsigned) {
    LOCK;
    REQUIRE_CONTEXT;
    if (is_capturing(static_cast<Stream*>(stream))) {
        if (static_cast<Event*>(event)->captured) return SUCCESS;
        spoil(static_cast<Stream*>(stream));
        FAIL(STREAM_CAPTURE_ISOLATION, "cuStreamWaitEvent: a captured stream waits for what is not captured");
    }
    if (settings().lazy) pending.push_back({static_cast<Stream*>(stream), [] { return SUCCESS; }, true});
    return SUCCESS;
}

// ---- capture: cuStreamEndCapture gives the graph, graphs.cpp runs it

DRIVER_API int cuStreamBeginCapture_v2(Handle handle, int mode) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* stream = static_cast<Stream*>(handle);
    if (!stream) FAIL(STREAM_CAPTURE_UNSUPPORTED, "the legacy stream can't be captured");
    if (is_capturing(stream)) return INVALID_VALUE;
    stream->capture = Capture::ACTIVE;
    stream->capture_mode = mode;
    stream->capturing_thread = std::this_thread::get_id();
    stream->captured = new Graph;
    capturing.insert(stream);
    return SUCCESS;
}
DRIVER_API int cuStreamEndCapture(Handle handle, Handle* graph) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* stream = static_cast<Stream*>(handle);
    if (!is_capturing(stream)) return INVALID_VALUE;
    if (stream->capture_mode != 2 && stream->capturing_thread != std::this_thread::get_id())
        FAIL(STREAM_CAPTURE_WRONG_THREAD, "cuStreamEndCapture: another thread began the capture");
    bool spoilt = stream->capture == Capture::INVALID;
    *graph = spoilt ? nullptr : stream->captured;
    if (spoilt) {
        delete stream->captured;
    } else {
        counters().live_graphs++;
    }
    stream->capture = Capture::NONE;
    stream->captured = nullptr;
    capturing.erase(stream);
    return spoilt ? STREAM_CAPTURE_INVALIDATED : SUCCESS;
}
DRIVER_API int cuStreamIsCapturing(Handle handle, int* status) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* stream = static_cast<Stream*>(handle);
    *status = stream ? static_cast<int>(stream->capture) : 0;
    return SUCCESS;
}

// ---- events

DRIVER_API int cuEventCreate(Handle* event, unsigned) {
    LOCK;
    REQUIRE_CONTEXT;
    *event = new Event;
    return SUCCESS;
}
DRIVER_API int cuEventDestroy_v2(Handle event) {
    LOCK;
    REQUIRE_CONTEXT;
    drain_all();
    delete static_cast<Event*>(event);
    return SUCCESS;
}
DRIVER_API int cuEventRecord(Handle handle, Handle stream) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* event = static_cast<Event*>(handle);
    event->captured = is_capturing(static_cast<Stream*>(stream));
    if (event->captured) return SUCCESS;  // an edge of the graph, and no work
    return submit(static_cast<Stream*>(stream), NodeKind::OTHER, [=] {
        clock_gettime(CLOCK_MONOTONIC, &event->time);
        event->recorded = true;
        return SUCCESS;
    });
}
DRIVER_API int cuEventSynchronize(Handle event) {
    LOCK;
    REQUIRE_CONTEXT;
    if (static_cast<Event*>(event)->captured) return CAPTURED_EVENT;
    Result allowed = refuse_during_capture("cuEventSynchronize");
    return allowed != SUCCESS ? allowed : drain_all();
}
DRIVER_API int cuEventQuery(Handle event) {
    LOCK;
    REQUIRE_CONTEXT;
    if (static_cast<Event*>(event)->captured) return CAPTURED_EVENT;
    Result allowed = refuse_during_capture("cuEventQuery");
    return allowed != SUCCESS ? allowed : pending.empty() ? SUCCESS : NOT_READY;
}
DRIVER_API int cuEventElapsedTime(float* milliseconds, Handle from, Handle to) {
    LOCK;
    REQUIRE_CONTEXT;
    auto *begin = static_cast<Event*>(from), *end = static_cast<Event*>(to);
    if (!begin->recorded || !end->recorded) return INVALID_HANDLE;
    *milliseconds = (end->time.tv_sec - begin->time.tv_sec) * 1e3f + (end->time.tv_nsec - begin->time.tv_nsec) * 1e-6f;
    return SUCCESS;
}
