// fill, copy, unary and binary: each thread makes elements that are a grid apart. The outermost extent need not be
// known. Views of one axis (dense ones among them) come with e1 = e2 = e3 = 1 and their stride in s0.
#include "functions.cuh"
#include "strided.cuh"

KERNEL(fill_strided)(float* target, float value, int n, int e1, int e2, int e3, int t0, int t1, int t2, int t3) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        target[place_of(i, e1, e2, e3, t0, t1, t2, t3)] = value;
    }
}

KERNEL(copy_strided)(const float* x, float* target, int n, int e1, int e2, int e3, int x0, int x1, int x2, int x3,
                     int t0, int t1, int t2, int t3) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        target[place_of(i, e1, e2, e3, t0, t1, t2, t3)] = x[place_of(i, e1, e2, e3, x0, x1, x2, x3)];
    }
}

// The numbers are those of OpCodes.java, for UnaryOp.
__device__ __forceinline__ float unary_value(int op, float x) {
    switch (op) {
        case 0:
            return -x;
        case 1:
            return expf(x);
        case 2:
            return logf(x);
        case 3:
            return sqrtf(x);
        case 4:
            return x * x;
        case 5:
            return tanhf(x);
        case 6:
            return sigmoid(x);
        default:
            return softplus(x);
    }
}

KERNEL(unary)(int op, const float* x, float* target, int n, int e1, int e2, int e3, int x0, int x1, int x2, int x3,
              int t0, int t1, int t2, int t3) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        target[place_of(i, e1, e2, e3, t0, t1, t2, t3)] =
                unary_value(op, x[place_of(i, e1, e2, e3, x0, x1, x2, x3)]);
    }
}

// The numbers are those of OpCodes.java, for BinaryOp. A sum with a NaN is one.
__device__ __forceinline__ float binary_value(int op, float a, float b) {
    switch (op) {
        case 0:
            return a + b;
        case 1:
            return a - b;
        case 2:
            return a * b;
        case 3:
            return a / b;
        case 4:
            return larger(a, b);
        case 5:
            return a != a || b != b ? a + b : fminf(a, b);
        default:
            return a > b ? 1.0f : 0.0f;
    }
}

KERNEL(binary)(int op, const float* a, const float* b, float* target, int n, int e1, int e2, int e3, int a0, int a1,
               int a2, int a3, int b0, int b1, int b2, int b3, int t0, int t1, int t2, int t3) {
    for (int i = thread_in_grid(); i < n; i += threads_of_grid()) {
        target[place_of(i, e1, e2, e3, t0, t1, t2, t3)] =
                binary_value(op, a[place_of(i, e1, e2, e3, a0, a1, a2, a3)],
                             b[place_of(i, e1, e2, e3, b0, b1, b2, b3)]);
    }
}
