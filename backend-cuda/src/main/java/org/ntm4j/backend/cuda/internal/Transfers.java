package org.ntm4j.backend.cuda.internal;

import static jcuda.driver.CUevent_flags.CU_EVENT_DISABLE_TIMING;

import java.nio.FloatBuffer;
import jcuda.CudaException;
import jcuda.driver.CUevent;
import jcuda.driver.JCudaDriver;
import org.ntm4j.backend.View;

/**
 * {@code upload} and {@code download} through two pieces of pinned memory. An upload does not wait for the
 * device, but for the last copy out of the piece that it takes; a download waits for all work.
 */
final class Transfers implements AutoCloseable {
    /** Elements of a piece. */
    static final int PIECE = 1 << 18;

    private final DeviceContext context;
    private final DeviceMemory memory;
    private final Piece[] pieces;
    private int turn;

    /** Pinned memory and the event that says that the device has read it. */
    private static final class Piece implements AutoCloseable {
        private final PinnedMemory pinned = new PinnedMemory(PIECE * Float.BYTES);
        private final FloatBuffer floats = pinned.buffer().asFloatBuffer();
        private final CUevent read = new CUevent();
        private boolean inUse;

        Piece() {
            JCudaDriver.cuEventCreate(read, CU_EVENT_DISABLE_TIMING);
        }

        void awaitRead() {
            if (inUse) {
                JCudaDriver.cuEventSynchronize(read);
                inUse = false;
            }
        }

        @Override
        public void close() {
            Release.quietly(() -> JCudaDriver.cuEventDestroy(read));
            pinned.close();
        }
    }

    /** A range of a host array, as floats. */
    @FunctionalInterface
    private interface HostRange {
        void move(FloatBuffer floats, int from, int count);
    }

    Transfers(DeviceContext context, DeviceMemory memory) {
        this.context = context;
        this.memory = memory;
        pieces = new Piece[] {new Piece(), new Piece()};
    }

    void upload(float[] source, int offset, View target) {
        DeviceStorage to = check(source.length, offset, target);
        upload((floats, from, count) -> floats.put(0, source, offset + from, count), target, to);
    }

    void upload(double[] source, int offset, View target) {
        DeviceStorage to = check(source.length, offset, target);
        upload(
                (floats, from, count) -> {
                    for (int i = 0; i < count; i++) {
                        floats.put(i, (float) source[offset + from + i]);
                    }
                },
                target,
                to);
    }

    void download(View source, float[] target, int offset) {
        DeviceStorage from = check(target.length, offset, source);
        download((floats, at, count) -> floats.get(0, target, offset + at, count), source, from);
    }

    void download(View source, double[] target, int offset) {
        DeviceStorage from = check(target.length, offset, source);
        download(
                (floats, at, count) -> {
                    for (int i = 0; i < count; i++) {
                        target[offset + at + i] = floats.get(i);
                    }
                },
                source,
                from);
    }

    private DeviceStorage check(int length, int offset, View view) {
        context.requireNotCapturing("a transfer");
        DeviceStorage storage = memory.storage(view);
        if (!view.isDense()) {
            throw new IllegalArgumentException("only dense views are transferred, got " + view);
        }
        if (offset < 0 || offset > length - view.size()) {
            throw new IllegalArgumentException(
                    view.size()
                            + " elements from "
                            + offset
                            + " on are not inside an array of "
                            + length);
        }
        return storage;
    }

    private void upload(HostRange source, View target, DeviceStorage to) {
        try {
            for (int done = 0; done < target.size(); done += PIECE) {
                int count = Math.min(PIECE, target.size() - done);
                Piece piece = nextPiece();
                source.move(piece.floats, done, count);
                context.submitted("an upload");
                JCudaDriver.cuMemcpyHtoDAsync(
                        to.pointer(target.offset() + done),
                        piece.pinned,
                        (long) count * Float.BYTES,
                        context.stream());
                JCudaDriver.cuEventRecord(piece.read, context.stream());
                piece.inUse = true;
            }
        } catch (CudaException failure) {
            throw CudaFailures.work("an upload, or work before it,", failure);
        }
    }

    private Piece nextPiece() {
        turn = 1 - turn;
        Piece piece = pieces[turn];
        piece.awaitRead();
        return piece;
    }

    private void download(HostRange target, View source, DeviceStorage from) {
        if (source.size() == 0) {
            context.synchronize();
        }
        for (int done = 0; done < source.size(); done += PIECE) {
            int count = Math.min(PIECE, source.size() - done);
            Piece piece = nextPiece();
            copyToHost(piece, from, source.offset() + done, count);
            context.synchronize();
            target.move(piece.floats, done, count);
        }
    }

    private void copyToHost(Piece piece, DeviceStorage from, int first, int count) {
        try {
            JCudaDriver.cuMemcpyDtoHAsync(
                    piece.pinned,
                    from.pointer(first),
                    (long) count * Float.BYTES,
                    context.stream());
        } catch (CudaException failure) {
            throw CudaFailures.work("a download, or work before it,", failure);
        }
    }

    @Override
    public void close() {
        for (Piece piece : pieces) {
            piece.close();
        }
    }
}
