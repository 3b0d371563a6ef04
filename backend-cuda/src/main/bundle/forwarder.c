// libcublas.so.12 for machines that have a newer one only: every function jumps to the one of that name there, so that
// argument lists need not be known. CUBLAS_TARGET names the library; without it, libcublas.so.13.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// made by build-forwarder.sh
extern void* forwarder_table[];
extern const char* const forwarder_names[];
extern const int forwarder_count;

static int absent(void) {
    return 15;  // CUBLAS_STATUS_NOT_SUPPORTED
}

__attribute__((constructor)) static void find_functions(void) {
    const char* path = getenv("CUBLAS_TARGET");
    void* library = dlopen(path ? path : "libcublas.so.13", RTLD_LAZY | RTLD_LOCAL);
    if (!library) fprintf(stderr, "libcublas.so.12 (forwarder): %s\n", dlerror());
    for (int i = 0; i < forwarder_count; i++) {
        void* function = library ? dlsym(library, forwarder_names[i]) : NULL;
        forwarder_table[i] = function ? function : (void*)absent;
    }
}
