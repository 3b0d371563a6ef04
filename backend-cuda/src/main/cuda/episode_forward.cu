// All steps of an episode, one block for each sequence; see episode.cuh. EpisodeSize.java reckons the shared memory.
#include "episode.cuh"

struct Forward {
    Machine of;
    float *exchange, *memory, *norms, *weightings, *planes, *input, *gates, *hidden, *heads, *cell, *partial;
};

// Addressing of a group, `first` its first head; what backward needs of it goes to `saved` unless that is null.
__device__ __forceinline__ void address_group(const Forward& at, int first, int group, float* saved) {
    int n = at.of.n, teams = teams_for(group);
    ONE_COPY for (int begin = 0; begin < group; begin += teams) {
        int number = begin + team_number(teams);
        bool idle = number >= group;
        int head = first + (idle ? 0 : number);
        Team team = team_of(teams, idle);
        float* planes = at.planes + team_number(teams) * PLANES * n;
        float* weighting = at.weightings + head * n;
        address_head(at.memory, at.norms, head_of(at.of, at.heads, head), weighting, weighting, planes, n, at.of.m,
                     at.exchange, team);
        if (saved == nullptr) continue;
        LOOP_OF_THREADS for (int i = team.thread; i < n; i += team.threads) {
            saved[similarity_at(at.of, head) + i] = planes[SIMILARITY * n + i];
            saved[content_at(at.of, head) + i] = planes[CONTENT * n + i];
            saved[weighting_at(at.of, head) + i] = weighting[i];
        }
    }
    __syncthreads();
}

__device__ __forceinline__ void write_step(const Forward& at, float* saved) {
    const Machine& of = at.of;
    LOOP_OF_THREADS for (int i = threadIdx.x; i < of.n; i += blockDim.x) {
        at.norms[i] = write_column(at.memory + i, at.weightings + of.read_heads * of.n + i, at.heads, at.memory + i,
                                   of.write_heads, of.n, of.m, of.erase_at, of.add_at);
    }
    __syncthreads();
    if (saved != nullptr) copy_numbers(at.memory, saved, of.m * of.n);
}

// The read vectors go to where the controller's next input has them.
__device__ __forceinline__ void read_step(const Forward& at) {
    const Machine& of = at.of;
    LOOP_OF_THREADS for (int i = warp(); i < of.read_width; i += warps()) {
        float element = read_element(at.memory + i % of.m * of.n, at.weightings + i / of.m * of.n, of.n);
        if (lane() == 0) at.input[of.inputs + i] = element;
    }
    __syncthreads();
}

// From the controller's input to what it emits.
__device__ __forceinline__ void control_step(const Forward& at, const float* weights, const float* bias, float* gates,
                                             float* cells) {
    const Machine& of = at.of;
    linear_row(at.input, of.input_width, weights, bias, at.gates, of.gate_width, at.partial);
    LOOP_OF_THREADS for (int j = threadIdx.x; j < of.hidden; j += blockDim.x) {
        if (!of.is_lstm) {
            at.hidden[j] = tanhf(at.gates[j]);
            continue;
        }
        at.cell[j] = cell_of(at.gates + j, of.hidden, at.cell[j], at.hidden + j);
        at.input[of.inputs + of.read_width + j] = at.hidden[j];
        for (int k = 0; k < 4; k++) gates[k * of.hidden + j] = at.gates[k * of.hidden + j];
        if (cells != nullptr) cells[j] = at.cell[j];
    }
    __syncthreads();
}

__device__ __forceinline__ void heads_step(const Forward& at, const float* weights, const float* bias, float* values) {
    const Machine& of = at.of;
    linear_row(at.hidden, of.hidden, weights, bias, at.heads, of.width, at.partial);
    LOOP_OF_THREADS for (int item = threadIdx.x; item < of.shifts_at + of.heads; item += blockDim.x) {
        activate_item(at.heads, at.heads, item, of.erase_at, of.strengths_at, of.sharpenings_at, of.shifts_at,
                      of.shifts);
    }
    __syncthreads();
    copy_numbers(at.heads, values, of.width);
}

BLOCK_KERNEL(episode_forward, 256)
(const float* controller, const float* controller_bias, const float* head_weights, const float* head_bias,
 const float* start_reads, const float* start_reading, const float* start_writing, const float* start_memory,
 const float* start_hidden, const float* start_cell, float* input_rows, float* gate_rows, float* hidden_rows,
 float* head_rows, float* features, float* saved, EXTENTS) {
    DYNAMIC_SHARED(float, shared);
    Forward at;
    at.of = machine_of(EXTENTS_PASSED);
    const Machine& of = at.of;
    long long sequence = blockIdx.x;
    float* left = shared;
    at.exchange = take(&left, 2 * WARPS);
    at.partial = take(&left, blockDim.x);
    at.memory = take(&left, m * n);
    at.norms = take(&left, n);
    at.weightings = take(&left, of.heads * n);
    at.planes = take(&left, teams_for(max(read_heads, write_heads)) * PLANES * n);
    at.input = take(&left, of.input_width);
    at.gates = take(&left, of.gate_width);
    at.hidden = take(&left, hidden);
    at.heads = take(&left, of.width);
    at.cell = take(&left, of.state);

    LOOP_OF_THREADS for (int i = threadIdx.x; i < n; i += blockDim.x) {
        at.norms[i] = copy_column(start_memory + sequence * m * n + i, at.memory + i, n, m);
    }
    copy_numbers(start_reading + sequence * read_heads * n, at.weightings, read_heads * n);
    copy_numbers(start_writing + sequence * write_heads * n, at.weightings + read_heads * n, write_heads * n);
    copy_numbers(start_reads + sequence * of.read_width, at.input + inputs, of.read_width);
    copy_numbers(start_hidden + sequence * of.state, at.input + inputs + of.read_width, of.state);
    copy_numbers(start_cell + sequence * of.state, at.cell, of.state);

    ONE_COPY for (int t = 0; t < steps; t++) {
        long long row = row_of(of, t), feature;
        float* keep = saved == nullptr ? nullptr : saved + row * of.saved_width;
        float* input_row = input_rows + row * of.input_width;
        __syncthreads();
        copy_numbers(input_row, at.input, inputs);
        copy_numbers(at.input + inputs, input_row + inputs, of.input_width - inputs);
        __syncthreads();
        control_step(at, controller, controller_bias, gate_rows + row * of.gate_width,
                     keep == nullptr ? nullptr : keep + cell_at(of));
        copy_numbers(at.hidden, hidden_rows + row * hidden, hidden);
        heads_step(at, head_weights, head_bias, head_rows + row * of.width);
        ONE_COPY for (int phase = 0; phase < 2; phase++) {
            bool writes = (phase == 0) == of.write_first;
            address_group(at, writes ? read_heads : 0, writes ? write_heads : read_heads, keep);
            if (writes) write_step(at, keep);
            else read_step(at);
        }
        if (is_scored(of, t, &feature)) {
            copy_numbers(at.hidden, features + feature, hidden);
            copy_numbers(at.input + inputs, features + feature + hidden, of.read_width);
        }
    }
}
