// Modules: the PTX is read for what it says of a kernel, and the kernel itself is the one compiled for the host.
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "device.h"

namespace software_cuda {

struct Module {
    std::string ptx;
    std::vector<Function*> functions;
};

struct Entry {
    std::vector<int> parameter_sizes;
    unsigned max_threads = 1024;
    size_t static_shared = 0;
};

/** The bytes of a declaration: ".param .u64 x", ".shared .align 4 .b8 tile[4096]". */
static int declared_bytes(const std::string& declaration) {
    size_t array = declaration.find('[');
    for (size_t i = 0; i + 2 < declaration.size(); i++) {
        bool type = declaration[i] == '.' && strchr("usfb", declaration[i + 1]) && isdigit(declaration[i + 2]);
        if (!type) continue;
        int bytes = atoi(&declaration[i + 2]) / 8;
        return array == std::string::npos ? bytes : bytes * atoi(&declaration[array + 1]);
    }
    return 0;
}

static bool find_entry(const std::string& ptx, const std::string& name, Entry& entry) {
    size_t start = ptx.find(".entry " + name + "(");
    if (start == std::string::npos) return false;
    size_t end_of_parameters = ptx.find(')', start), body = ptx.find('{', start), end = ptx.find("\n}", start);
    size_t at = start;
    while ((at = ptx.find(".param", at)) < end_of_parameters) {
        size_t next = ptx.find_first_of(",)", at);
        entry.parameter_sizes.push_back(declared_bytes(ptx.substr(at + 6, next - at - 6)));
        at = next;
    }
    size_t limit = ptx.find(".maxntid", start);
    if (limit < body) entry.max_threads = atoi(ptx.c_str() + limit + strlen(".maxntid"));
    // shared variables stand in the body, each on a line of its own
    for (at = body; (at = ptx.find("\n\t.shared", at)) < end;) {
        size_t line = ptx.find('\n', at + 1);
        entry.static_shared += declared_bytes(ptx.substr(at, line - at));
        at = line;
    }
    return true;
}

static bool is_stale(const Entry& entry, const Kernel* kernel) {
    if (static_cast<int>(entry.parameter_sizes.size()) != kernel->parameters) return true;
    for (int i = 0; i < kernel->parameters; i++) {
        if (entry.parameter_sizes[i] != kernel->sizes[i]) return true;
    }
    return false;
}

static Result load(Handle* module, const void* image) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!image) return INVALID_VALUE;
    std::string text = static_cast<const char*>(image);
    if (text.find(".version") == std::string::npos || text.find(".target") == std::string::npos)
        FAIL(INVALID_PTX, "the image of a module is not PTX");
    *module = new Module{text, {}};
    counters().live_modules++;
    return SUCCESS;
}

}  // namespace software_cuda

DRIVER_API int cuModuleLoadData(Handle* module, const void* image) { return load(module, image); }
DRIVER_API int cuModuleLoadDataEx(Handle* module, const void* image, unsigned, void*, void*) {
    return load(module, image);
}
DRIVER_API int cuModuleUnload(Handle handle) {
    LOCK;
    REQUIRE_CONTEXT;
    if (!handle) return INVALID_HANDLE;
    drain_all();
    auto* module = static_cast<Module*>(handle);
    for (auto* function : module->functions) delete function;
    counters().live_modules--;
    delete module;
    return SUCCESS;
}

DRIVER_API int cuModuleGetFunction(Handle* function, Handle handle, const char* name) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* module = static_cast<Module*>(handle);
    Entry entry;
    if (!find_entry(module->ptx, name, entry)) FAIL(NOT_FOUND, "the PTX has no kernel %s", name);
    auto compiled = kernels().find(name);
    if (compiled == kernels().end()) FAIL(NOT_FOUND, "kernel %s is in the PTX and was not compiled for the host", name);
    if (is_stale(entry, compiled->second))
        FAIL(INVALID_PTX, "kernel %s: the PTX has other parameters than the source; it is stale", name);
    auto* made = new Function;
    made->kernel = compiled->second;
    made->max_threads = entry.max_threads;
    made->static_shared = entry.static_shared;
    module->functions.push_back(made);
    *function = made;
    return SUCCESS;
}

/** The counters are the only global, whatever the module. */
DRIVER_API int cuModuleGetGlobal_v2(DevicePointer* pointer, size_t* bytes, Handle, const char* name) {
    LOCK;
    REQUIRE_CONTEXT;
    if (strcmp(name, "software_cuda_counters")) return NOT_FOUND;
    if (pointer) *pointer = reinterpret_cast<DevicePointer>(&counters());
    if (bytes) *bytes = sizeof(Counters);
    return SUCCESS;
}

static const int MAX_THREADS_PER_BLOCK = 0, SHARED_SIZE_BYTES = 1, MAX_DYNAMIC_SHARED_SIZE_BYTES = 8;
static const size_t SHARED_BYTES_OPTED_IN = 232448;

DRIVER_API int cuFuncSetAttribute(Handle handle, int attribute, int value) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* function = static_cast<Function*>(handle);
    if (attribute != MAX_DYNAMIC_SHARED_SIZE_BYTES) return SUCCESS;
    if (value < 0 || value + function->static_shared > SHARED_BYTES_OPTED_IN) return INVALID_VALUE;
    function->max_dynamic_shared = value;
    return SUCCESS;
}
DRIVER_API int cuFuncSetCacheConfig(Handle, int) {
    REQUIRE_CONTEXT;
    return SUCCESS;
}
DRIVER_API int cuFuncGetAttribute(int* value, int attribute, Handle handle) {
    LOCK;
    REQUIRE_CONTEXT;
    auto* function = static_cast<Function*>(handle);
    *value = attribute == MAX_THREADS_PER_BLOCK ? static_cast<int>(function->max_threads)
            : attribute == SHARED_SIZE_BYTES ? static_cast<int>(function->static_shared)
            : attribute == MAX_DYNAMIC_SHARED_SIZE_BYTES ? static_cast<int>(function->max_dynamic_shared)
            : 0;
    return SUCCESS;
}
