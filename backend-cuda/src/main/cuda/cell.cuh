// One unit of an LSTM cell without peepholes. Its gates i, f, g, o lie `hidden` apart.
#pragma once
#include "functions.cuh"

// The gates become their activated values; the new cell state back.
__device__ __forceinline__ float cell_of(float* gate, int hidden, float previous, float* h) {
    float input = sigmoid(gate[0]), forget = sigmoid(gate[hidden]);
    float candidate = tanhf(gate[2 * hidden]), output = sigmoid(gate[3 * hidden]);
    float cell = forget * previous + input * candidate;
    gate[0] = input;
    gate[hidden] = forget;
    gate[2 * hidden] = candidate;
    gate[3 * hidden] = output;
    *h = output * tanhf(cell);
    return cell;
}

// Adds to the gradients of the pre-activations; the gradient of the cell state before back.
__device__ __forceinline__ float cell_backward(const float* gate, int hidden, float previous, float cell, float d_cell,
                                               float dh, float* d_gate) {
    float input = gate[0], forget = gate[hidden], candidate = gate[2 * hidden], output = gate[3 * hidden];
    float squashed = tanhf(cell);
    float d_output = dh * squashed;
    d_cell += dh * output * (1.0f - squashed * squashed);
    d_gate[0] += d_cell * candidate * input * (1.0f - input);
    d_gate[hidden] += d_cell * previous * forget * (1.0f - forget);
    d_gate[2 * hidden] += d_cell * input * (1.0f - candidate * candidate);
    d_gate[3 * hidden] += d_output * output * (1.0f - output);
    return d_cell * forget;
}
