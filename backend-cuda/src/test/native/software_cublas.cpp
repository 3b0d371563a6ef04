// Software cuBLAS: single-precision products on the host, column-major as cuBLAS. It is linked against the software
// libcuda.so.1, whose streams order its work.
#include <algorithm>
#include <cstdint>
#include <vector>

#define CUBLAS_API extern "C" __attribute__((visibility("default")))

extern "C" int software_cuda_submit_product(void* stream, uint64_t flops, int (*work)(const void*), const void* argument,
                                            size_t argument_bytes);
extern "C" int software_cuda_is_device(const void* start, size_t bytes);
extern "C" int software_cuda_has_context();
extern "C" int software_cuda_is_captured(void* stream);
extern "C" int software_cuda_unsupported(const char* name);

namespace {

enum Status { SUCCESS = 0, NOT_INITIALIZED = 1, ALLOC_FAILED = 3, INVALID_VALUE = 7, EXECUTION_FAILED = 13, NOT_SUPPORTED = 15 };
const int HOST_SCALARS = 0, DEVICE_SCALARS = 1, MAGIC = 0xB1A5, illegal_address = 700;

struct Handle {
    int magic = MAGIC;
    int pointer_mode = HOST_SCALARS;
    int math_mode = 0;
    void* stream = nullptr;
    bool own_workspace = true;  // and not the caller's
};

struct Matrix {
    const float* data;
    long leading;
    long long stride;  // from one entry of a batch to the next
    bool transposed;
};

struct Product {
    long m, n, k;
    float alpha, beta;
    Matrix a, b;
    float* c;
    long c_leading;
    long long c_stride;
    int count;
};

Handle* valid(void* handle) {
    auto* candidate = static_cast<Handle*>(handle);
    return candidate && candidate->magic == MAGIC ? candidate : nullptr;
}

/** A batch is moved past in elements; a matrix of no elements is everywhere. */
bool inside(const float* data, long leading, long rows, long columns) {
    return rows == 0 || columns == 0 || software_cuda_is_device(data, sizeof(float) * (leading * (columns - 1) + rows));
}

Status check(const Product& p) {
    long a_rows = p.a.transposed ? p.k : p.m, a_columns = p.a.transposed ? p.m : p.k;
    long b_rows = p.b.transposed ? p.n : p.k, b_columns = p.b.transposed ? p.k : p.n;
    if (p.m < 0 || p.n < 0 || p.k < 0 || p.a.leading < std::max(1L, a_rows) || p.b.leading < std::max(1L, b_rows)
        || p.c_leading < std::max(1L, p.m))
        return INVALID_VALUE;
    if (p.m == 0 || p.n == 0) return SUCCESS;
    for (long entry : {0L, static_cast<long>(p.count) - 1}) {
        if (!inside(p.a.data + entry * p.a.stride, p.a.leading, a_rows, a_columns)
            || !inside(p.b.data + entry * p.b.stride, p.b.leading, b_rows, b_columns)
            || !inside(p.c + entry * p.c_stride, p.c_leading, p.m, p.n))
            return EXECUTION_FAILED;
    }
    return SUCCESS;
}

/** The matrix without gaps and not transposed; `kept` holds it if it must be made. */
const float* plain(const Matrix& x, const float* data, long rows, long columns, long* leading, std::vector<float>& kept) {
    *leading = x.leading;
    if (!x.transposed) return data;
    kept.resize(rows * columns);
    for (long j = 0; j < columns; j++) {
        for (long i = 0; i < rows; i++) kept[i + j * rows] = data[j + i * x.leading];
    }
    *leading = std::max(1L, rows);
    return kept.data();
}

#if defined(__GNUC__) && !defined(__clang__)
__attribute__((optimize("O3"), target_clones("arch=haswell", "default")))
#endif
void multiply_plain(long m, long n, long k, float alpha, const float* __restrict a, long a_leading, const float* __restrict b,
                    long b_leading, float* __restrict c, long c_leading) {
    for (long j = 0; j < n; j++) {
        float* column = c + j * c_leading;
        for (long p = 0; p < k; p++) {
            float factor = alpha * b[p + j * b_leading];
            const float* from = a + p * a_leading;
            for (long i = 0; i < m; i++) column[i] += factor * from[i];
        }
    }
}

void multiply(const Product& p) {
    std::vector<float> a_kept, b_kept;
    for (long entry = 0; entry < p.count; entry++) {
        long a_leading, b_leading;
        const float* a = plain(p.a, p.a.data + entry * p.a.stride, p.m, p.k, &a_leading, a_kept);
        const float* b = plain(p.b, p.b.data + entry * p.b.stride, p.k, p.n, &b_leading, b_kept);
        float* c = p.c + entry * p.c_stride;
        for (long j = 0; j < p.n; j++) {
            for (long i = 0; i < p.m; i++) {
                float& element = c[i + j * p.c_leading];
                element = p.beta == 0 ? 0 : p.beta * element;
            }
        }
        multiply_plain(p.m, p.n, p.k, p.alpha, a, a_leading, b, b_leading, c, p.c_leading);
    }
}

Status submit(Handle* handle, const Product& product) {
    auto flops = 2ull * product.m * product.n * product.k * product.count;
    auto run = [](const void* argument) {
        const auto& product = *static_cast<const Product*>(argument);
        if (check(product) != SUCCESS) return illegal_address;  // a graph outlived an operand
        multiply(product);
        return 0;
    };
    int result = software_cuda_submit_product(handle->stream, flops, run, &product, sizeof product);
    return result ? EXECUTION_FAILED : SUCCESS;
}

Status sgemm(void* of, int transpose_a, int transpose_b, Product p, const float* alpha, const float* beta) {
    Handle* handle = valid(of);
    if (!handle) return NOT_INITIALIZED;
    if (handle->pointer_mode == DEVICE_SCALARS) {
        software_cuda_unsupported("cuBLAS with scalars on the device");
        return NOT_SUPPORTED;
    }
    if (!alpha || !beta || software_cuda_is_device(alpha, sizeof(float)) || software_cuda_is_device(beta, sizeof(float)))
        return INVALID_VALUE;
    if (p.count <= 0) return SUCCESS;
    p.alpha = *alpha;
    p.beta = *beta;
    p.a.transposed = transpose_a != 0;
    p.b.transposed = transpose_b != 0;
    Status status = check(p);
    if (status != SUCCESS || p.m == 0 || p.n == 0) return status;
    // its own workspace would be allocated in the graph
    if (handle->own_workspace && software_cuda_is_captured(handle->stream)) return ALLOC_FAILED;
    return submit(handle, p);
}

}  // namespace

CUBLAS_API int cublasCreate_v2(void** handle) {
    if (!software_cuda_has_context()) return NOT_INITIALIZED;
    *handle = new Handle;
    return SUCCESS;
}
CUBLAS_API int cublasDestroy_v2(void* handle) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    mine->magic = 0;
    delete mine;
    return SUCCESS;
}
CUBLAS_API int cublasGetVersion_v2(void*, int* version) {
    *version = 120600;
    return SUCCESS;
}
CUBLAS_API int cublasSetStream_v2(void* handle, void* stream) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    mine->stream = stream;
    mine->own_workspace = true;
    return SUCCESS;
}
CUBLAS_API int cublasGetStream_v2(void* handle, void** stream) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    *stream = mine->stream;
    return SUCCESS;
}
CUBLAS_API int cublasSetMathMode(void* handle, int mode) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    mine->math_mode = mode;
    return SUCCESS;
}
CUBLAS_API int cublasGetMathMode(void* handle, int* mode) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    *mode = mine->math_mode;
    return SUCCESS;
}
CUBLAS_API int cublasSetPointerMode_v2(void* handle, int mode) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    mine->pointer_mode = mode;
    return SUCCESS;
}
CUBLAS_API int cublasSetWorkspace_v2(void* handle, void* workspace, size_t bytes) {
    Handle* mine = valid(handle);
    if (!mine) return NOT_INITIALIZED;
    bool aligned = reinterpret_cast<uintptr_t>(workspace) % 256 == 0;
    if (bytes && !(aligned && software_cuda_is_device(workspace, bytes))) return INVALID_VALUE;
    mine->own_workspace = bytes == 0;
    return SUCCESS;
}

CUBLAS_API int cublasSgemm_v2(void* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha, const float* a,
                              int a_leading, const float* b, int b_leading, const float* beta, float* c, int c_leading) {
    Product product = {m, n, k, 0, 0, {a, a_leading, 0, false}, {b, b_leading, 0, false}, c, c_leading, 0, 1};
    return sgemm(handle, transpose_a, transpose_b, product, alpha, beta);
}
CUBLAS_API int cublasSgemmStridedBatched(void* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha,
                                         const float* a, int a_leading, long long a_stride, const float* b, int b_leading,
                                         long long b_stride, const float* beta, float* c, int c_leading, long long c_stride, int count) {
    Product product = {m, n, k, 0, 0, {a, a_leading, a_stride, false}, {b, b_leading, b_stride, false}, c, c_leading, c_stride, count};
    return sgemm(handle, transpose_a, transpose_b, product, alpha, beta);
}
