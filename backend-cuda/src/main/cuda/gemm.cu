// The matrix product where cuBLAS is absent or not worth its launches: c = alpha · op(a) · op(b) + beta · c, row-major,
// one matrix of the batch for each blockIdx.z; with a row of biases, that is added in place of beta · c. A block of 16 x
// 16 threads makes 32 x 32 elements of c; each thread 2 x 2 of them, which lie 16 apart so that neighbours read
// neighbours. Out of range, the tiles hold zeros.
#include "portable.cuh"

#define TILE 32
#define DEPTH 16

// Rows x DEPTH of op(a), or columns x DEPTH of op(b), as tile[depth][row]. `stepwise` says that neighbours in memory
// lie along the depth.
__device__ __forceinline__ void load_tile(float (*tile)[TILE + 1], const float* from, long long first, int rows,
                                          int begin, int depth, int leading, bool stepwise) {
    for (int i = threadIdx.x; i < TILE * DEPTH; i += 256) {
        int row = stepwise ? i / DEPTH : i % TILE;
        int step = stepwise ? i % DEPTH : i / TILE;
        long long r = first + row, s = begin + step;
        bool inside = r < rows && s < depth;
        tile[step][row] = inside ? (stepwise ? from[r * leading + s] : from[s * leading + r]) : 0.0f;
    }
}

BLOCK_KERNEL(gemm, 256)
(const float* a, const float* b, const float* bias, float* c, int m, int n, int k, int transpose_a, int transpose_b,
 float alpha, float beta, int a_leading, int b_leading, int c_leading, int a_batch, int b_batch, int c_batch) {
    __shared__ float a_tile[DEPTH][TILE + 1];
    __shared__ float b_tile[DEPTH][TILE + 1];
    a += (long long)blockIdx.z * a_batch;
    b += (long long)blockIdx.z * b_batch;
    c += (long long)blockIdx.z * c_batch;
    int row = threadIdx.x / 16, column = threadIdx.x % 16;
    int first_column = blockIdx.x * TILE;
    // a grid has fewer blocks along y than a batch of long episodes has rows of tiles
    for (long long first_row = blockIdx.y * TILE; first_row < m; first_row += (long long)gridDim.y * TILE) {
        float sum[2][2] = {{0.0f, 0.0f}, {0.0f, 0.0f}};
        for (int begin = 0; begin < k; begin += DEPTH) {
            load_tile(a_tile, a, first_row, m, begin, k, a_leading, transpose_a == 0);
            load_tile(b_tile, b, first_column, n, begin, k, b_leading, transpose_b != 0);
            __syncthreads();
            for (int step = 0; step < DEPTH; step++) {
                float a0 = a_tile[step][row], a1 = a_tile[step][row + 16];
                float b0 = b_tile[step][column], b1 = b_tile[step][column + 16];
                sum[0][0] += a0 * b0;
                sum[0][1] += a0 * b1;
                sum[1][0] += a1 * b0;
                sum[1][1] += a1 * b1;
            }
            __syncthreads();
        }
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                long long r = first_row + row + 16 * i, s = first_column + column + 16 * j;
                if (r >= m || s >= n) continue;
                float* to = c + r * c_leading + s;
                float rest = bias != nullptr ? bias[s] : beta == 0.0f ? 0.0f : beta * *to;
                *to = alpha * sum[i][j] + rest;
            }
        }
    }
}
