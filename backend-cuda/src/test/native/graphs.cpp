// CUDA graphs as far as stream capture makes them: a list of work, done in the order of its capture.
#include "device.h"

DRIVER_API int cuGraphInstantiateWithFlags(Handle* executable, Handle graph, unsigned long long) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!graph) return INVALID_VALUE;
    if (!settings().graphs) FAIL(NOT_SUPPORTED, "cuGraphInstantiate: SOFTWARE_CUDA_GRAPHS=0");
    *executable = new Graph(*static_cast<Graph*>(graph));
    counters().live_graphs++;
    return SUCCESS;
}

DRIVER_API int cuGraphUpload(Handle executable, Handle) {
    LOCK;
    REQUIRE_CONTEXT;
    return executable ? SUCCESS : INVALID_HANDLE;
}

DRIVER_API int cuGraphLaunch(Handle executable, Handle stream) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!executable) return INVALID_HANDLE;
    if (is_capturing(static_cast<Stream*>(stream))) return software_cuda_unsupported("a graph in a graph");
    auto& nodes = static_cast<Graph*>(executable)->nodes;
    TRACE("cuGraphLaunch of %zu nodes", nodes.size());
    counters().graph_launches++;
    for (auto& node : nodes) {
        if (node.kind == NodeKind::KERNEL) counters().graph_kernels++;
        Result result = submit(static_cast<Stream*>(stream), node.kind, node.work);
        if (result != SUCCESS) return result;
    }
    return SUCCESS;
}

/** The work that was launched from it is done all the same. */
static int destroy(Handle graph) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!graph) return INVALID_HANDLE;
    counters().live_graphs--;
    delete static_cast<Graph*>(graph);
    return SUCCESS;
}
DRIVER_API int cuGraphExecDestroy(Handle executable) { return destroy(executable); }
DRIVER_API int cuGraphDestroy(Handle graph) { return destroy(graph); }

DRIVER_API int cuGraphGetNodes(Handle graph, Handle* nodes, size_t* count) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!graph || nodes) return INVALID_VALUE;  // it counts, and has no handles to give out
    *count = static_cast<Graph*>(graph)->nodes.size();
    return SUCCESS;
}
