package org.ntm4j.backend.cuda.internal;

import static jcuda.driver.CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL;
import static jcuda.driver.CUstream_flags.CU_STREAM_NON_BLOCKING;

import jcuda.CudaException;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUgraph;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;
import org.jspecify.annotations.Nullable;

/**
 * The primary context of the first device, and one stream, in whose order everything is done. A context is
 * current on a thread: {@link #bind} makes it so on the thread that calls.
 */
final class DeviceContext implements AutoCloseable {
    private static final int FIRST_DEVICE = 0;

    private final CUdevice device;
    private final CUcontext context;
    private final CUstream stream = new CUstream();
    private @Nullable Thread bound;
    private String lastWork = "work";
    private boolean capturing;

    private DeviceContext(CUdevice device, CUcontext context) {
        this.device = device;
        this.context = context;
    }

    /**
     * Retains the context and makes the stream.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B033} if the driver refuses
     */
    static DeviceContext open() {
        try {
            JCudaDriver.cuInit(0);
            CUdevice device = new CUdevice();
            JCudaDriver.cuDeviceGet(device, FIRST_DEVICE);
            CUcontext context = new CUcontext();
            JCudaDriver.cuDevicePrimaryCtxRetain(context, device);
            return new DeviceContext(device, context).withStream();
        } catch (CudaException failure) {
            throw CudaFailures.opening("open the device", failure);
        }
    }

    private DeviceContext withStream() {
        try {
            bind();
            JCudaDriver.cuStreamCreate(stream, CU_STREAM_NON_BLOCKING);
            return this;
        } catch (CudaException failure) {
            Release.quietly(() -> JCudaDriver.cuDevicePrimaryCtxRelease(device));
            throw failure;
        }
    }

    /** Makes the context current on this thread, if the last call came from another one. */
    void bind() {
        Thread current = Thread.currentThread();
        if (bound != current) {
            JCudaDriver.cuCtxSetCurrent(context);
            bound = current;
        }
    }

    /** A number that the driver knows of the device, by its {@code CUdevice_attribute}. */
    int attribute(int attribute) {
        int[] value = new int[1];
        try {
            JCudaDriver.cuDeviceGetAttribute(value, attribute, device);
        } catch (CudaException failure) {
            throw CudaFailures.opening("ask what the device has", failure);
        }
        return value[0];
    }

    CUstream stream() {
        return stream;
    }

    /** Remembers what was submitted last, for the message of an error that is seen later. */
    void submitted(String work) {
        lastWork = work;
    }

    /**
     * Begins to take down what is submitted, in place of doing it. Other threads may do what they like
     * meanwhile.
     *
     * @throws CudaException if the driver refuses
     */
    void beginCapture() {
        JCudaDriver.cuStreamBeginCapture(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
        capturing = true;
    }

    /**
     * Ends what {@link #beginCapture} began.
     *
     * @return what was submitted, which the caller destroys
     * @throws CudaException if something was done in between that can't be taken down
     */
    CUgraph endCapture() {
        capturing = false;
        CUgraph graph = new CUgraph();
        JCudaDriver.cuStreamEndCapture(stream, graph);
        return graph;
    }

    /**
     * @throws NotRecordable if work is being taken down
     */
    void requireNotCapturing(String what) {
        if (capturing) {
            throw new NotRecordable(what);
        }
    }

    /**
     * Waits for all work.
     *
     * @throws NotRecordable if work is being taken down
     * @throws org.ntm4j.error.NtmException {@code NTM-B032} if some of it failed
     */
    void synchronize() {
        requireNotCapturing("a wait");
        try {
            JCudaDriver.cuStreamSynchronize(stream);
        } catch (CudaException failure) {
            throw CudaFailures.work(lastWork + ", or work before it,", failure);
        }
    }

    /** Gives stream and context back; an error of the device is not told again. */
    @Override
    public void close() {
        Release.quietly(() -> JCudaDriver.cuStreamDestroy(stream));
        Release.quietly(() -> JCudaDriver.cuDevicePrimaryCtxRelease(device));
        bound = null;
    }
}
