// What the environment says, and the log.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "device.h"

namespace software_cuda {

static long number(const char* name, long otherwise) {
    const char* text = getenv(name);
    return text ? strtol(text, nullptr, 10) : otherwise;
}

static Order order() {
    const char* text = getenv("SOFTWARE_CUDA_ORDER");
    if (text && !strcmp(text, "rev")) return Order::REVERSE;
    if (text && !strcmp(text, "random")) return Order::RANDOM;
    return Order::FORWARD;
}

const Settings& settings() {
    static const Settings read = {number("SOFTWARE_CUDA_TRACE", 0) != 0,
                                  number("SOFTWARE_CUDA_LAZY", 0) != 0,
                                  number("SOFTWARE_CUDA_GRAPHS", 1) != 0,
                                  number("SOFTWARE_CUDA_DEAF", 0) != 0,
                                  order(),
                                  static_cast<size_t>(number("SOFTWARE_CUDA_MEMORY_MB", 4096)) << 20,
                                  static_cast<int>(number("SOFTWARE_CUDA_DEVICES", 1)),
                                  static_cast<int>(number("SOFTWARE_CUDA_DRIVER", 12060)),
                                  static_cast<int>(number("SOFTWARE_CUDA_COMPUTE", 90))};
    return read;
}

static FILE* log_file() {
    const char* path = getenv("SOFTWARE_CUDA_LOG");
    FILE* file = path && *path ? fopen(path, "a") : nullptr;
    return file ? file : stderr;
}

void log_line(const char* format, ...) {
    static FILE* const file = log_file();
    va_list arguments;
    va_start(arguments, format);
    fputs("software CUDA device: ", file);
    vfprintf(file, format, arguments);
    fputc('\n', file);
    fflush(file);
    va_end(arguments);
}

}  // namespace software_cuda
