// The steps of an episode from the last to the first, one block for each sequence; see episode.cuh. Of addressing, what
// is cheaper to compute than to load is computed again. EpisodeSize.java reckons the shared memory.
#include "addressing_backward.cuh"
#include "episode.cuh"

// For each team: the planes, then the gradients of shifted weightings and of products of key and row.
#define BACKWARD_PLANES (PLANES + 2)

struct Backward {
    Machine of;
    float *exchange, *memory, *norms, *weightings, *planes, *heads;
    float *d_memory, *d_weightings, *d_reads, *d_hidden, *d_cell, *d_heads, *d_raw, *d_gates;
};

// The memory that the next phases are about, with its norms.
__device__ __forceinline__ void load_memory(const Backward& at, const float* memory) {
    LOOP_OF_THREADS for (int i = threadIdx.x; i < at.of.n; i += blockDim.x) {
        at.norms[i] = copy_column(memory + i, at.memory + i, at.of.n, at.of.m);
    }
    __syncthreads();
}

// Equations 7 and 8 again, from what is saved.
__device__ __forceinline__ void address_again(const Backward& at, const float* saved, int number, Head head,
                                              const float* previous, float* planes, Team team) {
    int n = at.of.n;
    LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
        planes[SIMILARITY * n + i] = saved[similarity_at(at.of, number) + i];
        planes[CONTENT * n + i] = saved[content_at(at.of, number) + i];
    }
    interpolate(head.gate, previous, planes, n, team);
    __syncthreads();
    // the logits of equation 9 are known as their softmax: they go where something else will be
    shift_and_sharpen(head.shift, head.shifts, head.sharpening, planes, planes + PLANES * n, n, team);
}

// Of a group, `first` its first head; `before` are its weightings at the step before. The gradients of the weightings
// become those of the step before.
__device__ __forceinline__ void address_group_backward(const Backward& at, const float* saved, const float* before,
                                                       int first, int group) {
    const Machine& of = at.of;
    int n = of.n, teams = teams_for(group);
    ONE_COPY for (int begin = 0; begin < group; begin += teams) {
        int number = begin + team_number(teams);
        bool idle = number >= group;
        if (idle) number = 0;
        Team team = team_of(teams, idle);
        Head head = head_of(of, at.heads, first + number);
        float* planes = at.planes + team_number(teams) * BACKWARD_PLANES * n;
        float* d_weighting = at.d_weightings + (first + number) * n;
        address_again(at, saved, first + number, head, before + number * n, planes, team);
        HeadGradient gradient = gradient_at(at.d_heads, first + number, of.m, of.shifts, 0, of.strengths_at,
                                            of.gates_at, of.sharpenings_at, of.shifts_at);
        address_head_backward(at.memory, at.norms, head, norm_of_key(head.key, of.m), before + number * n,
                              at.weightings + (first + number) * n, planes, d_weighting, gradient, d_weighting, true,
                              planes + PLANES * n, planes + (PLANES + 1) * n, n, of.m, at.exchange, team);
        __syncthreads();
        int together = min(teams, group - begin);
        LOOP_OF_THREADS for (int i = threadIdx.x; i < n; i += blockDim.x) {
            for (int k = 0; k < together; k++) {
                const float* of_team = at.planes + k * BACKWARD_PLANES * n;
                const float* key = at.heads + (first + begin + k) * of.m;
                memory_of_content(at.memory, at.norms, key, norm_of_key(key, of.m), of_team,
                                  of_team + (PLANES + 1) * n, at.d_memory, i, n, of.m);
            }
        }
        __syncthreads();
    }
}

__device__ __forceinline__ void read_step_backward(const Backward& at) {
    const Machine& of = at.of;
    LOOP_OF_THREADS for (int i = threadIdx.x; i < of.n; i += blockDim.x) {
        read_backward_column(at.memory + i, at.weightings + i, at.d_reads, at.d_memory + i, at.d_weightings + i,
                             of.read_heads, of.n, of.m);
    }
    __syncthreads();
}

// With the memory before the write.
__device__ __forceinline__ void write_step_backward(const Backward& at) {
    const Machine& of = at.of;
    const float* weightings = at.weightings + of.read_heads * of.n;
    erase_and_add_backward(at.memory, weightings, at.heads, at.d_memory, at.d_heads, of.write_heads, of.n, of.m,
                           of.erase_at, of.add_at);
    __syncthreads();
    LOOP_OF_THREADS for (int i = threadIdx.x; i < of.n; i += blockDim.x) {
        write_backward_column(at.memory + i, weightings + i, at.heads, at.d_memory + i,
                              at.d_weightings + of.read_heads * of.n + i, of.write_heads, of.n, of.m, of.erase_at,
                              of.add_at);
    }
    __syncthreads();
}

// From the gradient of activated head parameters to that of what the controller emits.
__device__ __forceinline__ void heads_step_backward(const Backward& at, const float* weights, float* d_rows) {
    const Machine& of = at.of;
    LOOP_OF_THREADS for (int item = threadIdx.x; item < of.shifts_at + of.heads; item += blockDim.x) {
        activate_item_backward(at.heads, at.d_heads, at.d_raw, item, of.erase_at, of.strengths_at, of.sharpenings_at,
                               of.shifts_at, of.shifts);
    }
    __syncthreads();
    copy_numbers(at.d_raw, d_rows, of.width);
    linear_row_backward(at.d_raw, of.width, weights, at.d_hidden, of.hidden);
    __syncthreads();
}

// From the gradient of what the controller emits to those of its input, which are those of the step before.
__device__ __forceinline__ void control_step_backward(const Backward& at, const float* weights, const float* gates,
                                                      const float* hidden, const float* cell, const float* cell_before,
                                                      float* d_rows) {
    const Machine& of = at.of;
    LOOP_OF_THREADS for (int j = threadIdx.x; j < of.hidden; j += blockDim.x) {
        if (of.is_lstm) {
            at.d_cell[j] = cell_backward(gates + j, of.hidden, cell_before[j], cell[j], at.d_cell[j], at.d_hidden[j],
                                         at.d_gates + j);
        } else {
            at.d_gates[j] = at.d_hidden[j] * slope(0, hidden[j]);
        }
        at.d_hidden[j] = 0.0f;
    }
    fill_numbers(at.d_reads, of.read_width, 0.0f);
    __syncthreads();
    copy_numbers(at.d_gates, d_rows, of.gate_width);
    weights += (long long)of.inputs * of.gate_width;
    linear_row_backward(at.d_gates, of.gate_width, weights, at.d_reads, of.read_width);
    weights += (long long)of.read_width * of.gate_width;
    linear_row_backward(at.d_gates, of.gate_width, weights, at.d_hidden, of.state);
    __syncthreads();
}

BLOCK_KERNEL(episode_backward, 256)
(const float* controller, const float* head_weights, const float* start_reading, const float* start_writing,
 const float* start_memory, const float* start_cell, const float* gate_rows, const float* hidden_rows,
 const float* head_rows, const float* saved, const float* d_features, float* d_gate_rows, float* d_head_rows,
 float* d_start_reads, float* d_start_reading, float* d_start_writing, float* d_start_memory, float* d_start_hidden,
 float* d_start_cell, EXTENTS) {
    DYNAMIC_SHARED(float, shared);
    Backward at;
    at.of = machine_of(EXTENTS_PASSED);
    const Machine& of = at.of;
    long long sequence = blockIdx.x;
    start_reading += sequence * read_heads * n;
    start_writing += sequence * write_heads * n;
    start_memory += sequence * m * n;
    start_cell += sequence * of.state;
    float* left = shared;
    at.exchange = take(&left, 2 * WARPS);
    at.memory = take(&left, m * n);
    at.norms = take(&left, n);
    at.weightings = take(&left, of.heads * n);
    at.planes = take(&left, teams_for(max(read_heads, write_heads)) * BACKWARD_PLANES * n);
    at.heads = take(&left, of.width);
    // what begins as zeros and is carried from step to step
    float* carried = left;
    at.d_memory = take(&left, m * n);
    at.d_weightings = take(&left, of.heads * n);
    at.d_reads = take(&left, of.read_width);
    at.d_hidden = take(&left, hidden);
    at.d_cell = take(&left, of.state);
    // what begins as zeros at each step
    float* fresh = left;
    at.d_heads = take(&left, of.width);
    at.d_raw = take(&left, of.width);
    at.d_gates = take(&left, of.gate_width);

    fill_numbers(carried, (int)(fresh - carried), 0.0f);
    if (write_first && steps > 0) load_memory(at, saved + row_of(of, steps - 1) * of.saved_width);
    ONE_COPY for (int t = steps - 1; t >= 0; t--) {
        long long row = row_of(of, t), feature;
        const float* kept_now = saved + row * of.saved_width;
        const float* kept_before = t > 0 ? saved + row_of(of, t - 1) * of.saved_width : nullptr;
        const float* memory = t > 0 ? kept_before : start_memory;
        const float* reading = t > 0 ? kept_before + weighting_at(of, 0) : start_reading;
        const float* writing = t > 0 ? kept_before + weighting_at(of, read_heads) : start_writing;
        __syncthreads();
        copy_numbers(head_rows + row * of.width, at.heads, of.width);
        copy_numbers(kept_now + weighting_at(of, 0), at.weightings, of.heads * n);
        fill_numbers(fresh, (int)(left - fresh), 0.0f);
        if (is_scored(of, t, &feature)) {
            add_numbers(d_features + feature, at.d_hidden, hidden);
            add_numbers(d_features + feature + hidden, at.d_reads, of.read_width);
        }
        __syncthreads();
        ONE_COPY for (int phase = 0; phase < 2; phase++) {
            bool reads = (phase == 0) == of.write_first;
            if (phase == write_first) load_memory(at, memory);
            if (reads) read_step_backward(at);
            else write_step_backward(at);
            address_group_backward(at, kept_now, reads ? reading : writing, reads ? 0 : read_heads,
                                   reads ? read_heads : write_heads);
        }
        heads_step_backward(at, head_weights, d_head_rows + row * of.width);
        control_step_backward(at, controller, gate_rows + row * of.gate_width, hidden_rows + row * hidden,
                              kept_now + cell_at(of), t > 0 ? kept_before + cell_at(of) : start_cell,
                              d_gate_rows + row * of.gate_width);
    }
    __syncthreads();
    add_numbers(at.d_reads, d_start_reads + sequence * of.read_width, of.read_width);
    add_numbers(at.d_weightings, d_start_reading + sequence * read_heads * n, read_heads * n);
    add_numbers(at.d_weightings + read_heads * n, d_start_writing + sequence * write_heads * n, write_heads * n);
    add_numbers(at.d_memory, d_start_memory + sequence * m * n, m * n);
    add_numbers(at.d_hidden, d_start_hidden + sequence * of.state, of.state);
    add_numbers(at.d_cell, d_start_cell + sequence * of.state, of.state);
}
