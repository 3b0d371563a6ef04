/**
 * The program of the bundle that {@code backend-cuda/gpu-check.sh} makes: contract, gradients, trainings and
 * speed of the CUDA backend on the machine it runs on, in one table.
 */
package org.ntm4j.gpucheck;
