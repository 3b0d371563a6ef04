package org.ntm4j.tensor;

/**
 * A dense row-major tensor of doubles in the memory of the JVM: what goes into a checkpoint or a
 * test, exact for backends of either precision.
 *
 * @param shape the extents
 * @param data the elements, {@code shape.size()} of them; not copied
 */
public record HostTensor(Shape shape, double[] data) {
    /**
     * @throws IllegalArgumentException if the number of elements is not that of the shape
     */
    public HostTensor {
        if (data.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + shape.size() + " elements, got " + data.length);
        }
    }
}
