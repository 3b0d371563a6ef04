package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.Shape;

/** Buffers on a backend that are released together. */
final class Workspace implements AutoCloseable {
    private final TensorBackend backend;
    private final List<Buffer> buffers = new ArrayList<>();

    Workspace(TensorBackend backend) {
        this.backend = backend;
    }

    Buffer buffer(Arrangement arrangement, Shape shape, double[] values) {
        Buffer buffer = new Buffer(backend, arrangement, shape, values);
        buffers.add(buffer);
        return buffer;
    }

    Buffer dense(Shape shape, double... values) {
        return buffer(Arrangement.DENSE, shape, values);
    }

    /** A target whose old contents would be noticed: NaN. */
    Buffer stale(Arrangement arrangement, Shape shape) {
        return buffer(arrangement, shape, Samples.repeated(Double.NaN, shape.size()));
    }

    @Override
    public void close() {
        buffers.forEach(Buffer::release);
        buffers.clear();
    }
}
