package org.ntm4j.controller;

/**
 * The extents of a controller.
 *
 * @param inputWidth X
 * @param readWidth R·M, 0 without a memory
 * @param hidden H, of each layer
 * @param layers at least 1
 */
public record ControllerSize(int inputWidth, int readWidth, int hidden, int layers) {
    static String layerName(int layer) {
        return "controller.layer" + layer;
    }
}
