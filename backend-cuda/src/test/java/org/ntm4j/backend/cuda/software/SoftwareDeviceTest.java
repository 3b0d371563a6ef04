package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import jcuda.CudaException;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.CUstreamCaptureMode;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The device itself: what it computes, and which faults it catches. */
@OnSoftwareDevice
class SoftwareDeviceTest {
    private static final int THREAD_LOCAL = CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL;

    private RawDevice device;

    @BeforeEach
    void open() {
        device = new RawDevice();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }

    private static void fails(String error, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(CudaException.class).hasMessage(error);
    }

    @Test
    void threadsMeetAtABarrier() {
        CUdeviceptr x = device.upload(numbers(64));
        device.run("with_barrier", 64, Pointer.to(x));
        assertThat(device.download(x, 64)).startsWith(2, 4, 6).endsWith(126, 0);
    }

    @Test
    void aMissingBarrierShowsInForwardOrder() {
        CUdeviceptr x = device.upload(numbers(64));
        device.run("without_barrier", 64, Pointer.to(x));
        assertThat(device.download(x, 64)[0]).isNaN();
    }

    @Test
    void lanesExchangeValues() {
        CUdeviceptr x = device.upload(numbers(64));
        device.run("warp_sums", 64, Pointer.to(x));
        float[] sums = device.download(x, 64);
        assertThat(sums[0]).isEqualTo(496);
        assertThat(sums[63]).isEqualTo(1520);
    }

    @Test
    void aWritePastTheEndIsSeenAtTheNextSynchronisation() {
        CUdeviceptr x = device.allocate(8);
        fails(
                "CUDA_ERROR_ILLEGAL_ADDRESS",
                () -> device.run("off_by_one", 64, Pointer.to(x), Pointer.to(new int[] {8})));
        fails("CUDA_ERROR_ILLEGAL_ADDRESS", () -> device.allocate(1));
    }

    @Test
    void aBarrierThatNotAllReachIsADeadlock() {
        CUdeviceptr x = device.allocate(64);
        fails("CUDA_ERROR_LAUNCH_FAILED", () -> device.run("divergent_barrier", 64, Pointer.to(x)));
    }

    @Test
    void aWildAddressIsAnErrorAndNotTheEndOfTheProcess() {
        fails(
                "CUDA_ERROR_ILLEGAL_ADDRESS",
                () -> device.run("wild_address", 32, Pointer.to(new CUdeviceptr())));
    }

    @Test
    void aPointerToMemoryThatWasGivenBackIsRefused() {
        CUdeviceptr x = device.allocate(64);
        JCudaDriver.cuMemFree(x);
        fails("CUDA_ERROR_ILLEGAL_ADDRESS", () -> device.run("with_barrier", 64, Pointer.to(x)));
    }

    @Test
    void newMemoryAndSharedMemoryAreNaN() {
        CUdeviceptr x = device.allocate(4);
        assertThat(Arrays.toString(device.download(x, 4))).isEqualTo("[NaN, NaN, NaN, NaN]");
        CUdeviceptr y = device.upload(1, 2, 3, 4);
        device.launch("unwritten_shared", 4, 16, Pointer.to(y));
        device.synchronize();
        assertThat(Arrays.toString(device.download(y, 4))).isEqualTo("[NaN, NaN, NaN, NaN]");
    }

    @Test
    void aCopyThatLeavesItsAllocationIsRefused() {
        CUdeviceptr x = device.allocate(4);
        fails(
                "CUDA_ERROR_INVALID_VALUE",
                () -> JCudaDriver.cuMemcpyHtoD(x, Pointer.to(new float[8]), 32));
    }

    @Test
    void limitsOfALaunchHold() {
        Pointer x = Pointer.to(device.allocate(2000));
        fails("CUDA_ERROR_INVALID_VALUE", () -> device.launch("with_barrier", 1025, 0, x));
        fails("CUDA_ERROR_INVALID_VALUE", () -> device.launch("with_barrier", 64, 49_153, x));
        fails(
                "CUDA_ERROR_INVALID_VALUE",
                () -> device.launch("off_by_one", 65, 0, x, Pointer.to(new int[1])));
    }

    @Test
    void theParametersOfThePtxAreThoseOfTheSource() {
        fails("CUDA_ERROR_INVALID_PTX", () -> device.kernel("stale_declaration"));
        fails("CUDA_ERROR_NOT_FOUND", () -> device.kernel("not_compiled"));
        fails("CUDA_ERROR_NOT_FOUND", () -> device.kernel("not_declared"));
    }

    @Test
    void aThreadWithoutAContextIsRefused() throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread other = new Thread(() -> device.allocate(1));
        other.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
        other.start();
        other.join();
        assertThat(thrown[0]).hasMessage("CUDA_ERROR_INVALID_CONTEXT");
    }

    @Test
    void aGraphRepeatsWhatWasCaptured() {
        CUdeviceptr x = device.upload(numbers(64));
        JCudaDriver.cuStreamBeginCapture(
                device.stream, CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_GLOBAL);
        device.launch("with_barrier", 64, 0, Pointer.to(x));
        JCudaDriver.cuMemsetD32Async(x, 0, 1, device.stream);
        CUgraph graph = new CUgraph();
        JCudaDriver.cuStreamEndCapture(device.stream, graph);
        assertThat(device.download(x, 64)).as("captured, not run").isEqualTo(numbers(64));

        CUgraphExec executable = new CUgraphExec();
        JCudaDriver.cuGraphInstantiate(executable, graph, 0);
        DeviceCounters before = DeviceCounters.read();
        JCudaDriver.cuGraphLaunch(executable, device.stream);
        JCudaDriver.cuGraphLaunch(executable, device.stream);
        device.synchronize();
        assertThat(device.download(x, 64)).startsWith(0, 12, 16).endsWith(252, 0, 0);
        DeviceCounters after = DeviceCounters.read();
        assertThat(after.graphLaunches() - before.graphLaunches()).isEqualTo(2);
        assertThat(after.graphKernels() - before.graphKernels()).isEqualTo(2);
        assertThat(after.launches()).isEqualTo(before.launches());
        JCudaDriver.cuGraphExecDestroy(executable);
        JCudaDriver.cuGraphDestroy(graph);
        assertThat(DeviceCounters.read().liveGraphs()).isEqualTo(before.liveGraphs() - 2);
    }

    @Test
    void whatAGraphUsesMustBeAliveWhenItIsLaunched() {
        CUdeviceptr x = device.allocate(1);
        JCudaDriver.cuStreamBeginCapture(device.stream, THREAD_LOCAL);
        JCudaDriver.cuMemsetD32Async(x, 0, 1, device.stream);
        CUgraph graph = new CUgraph();
        JCudaDriver.cuStreamEndCapture(device.stream, graph);
        CUgraphExec executable = new CUgraphExec();
        JCudaDriver.cuGraphInstantiate(executable, graph, 0);
        JCudaDriver.cuMemFree(x);
        fails(
                "CUDA_ERROR_ILLEGAL_ADDRESS",
                () -> {
                    JCudaDriver.cuGraphLaunch(executable, device.stream);
                    device.synchronize();
                });
    }

    @Test
    void whatCanNotBeCapturedSpoilsACapture() {
        CUdeviceptr x = device.allocate(4);
        Pointer pageable = Pointer.to(new float[4]);
        Pointer pinned = new Pointer();
        JCudaDriver.cuMemAllocHost(pinned, 16);
        CUevent event = new CUevent();
        JCudaDriver.cuEventCreate(event, 0);
        JCudaDriver.cuEventRecord(event, device.stream);
        spoils("UNSUPPORTED", device::synchronize);
        spoils("UNSUPPORTED", () -> JCudaDriver.cuStreamQuery(device.stream));
        spoils("UNSUPPORTED", () -> device.allocate(4));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuMemFree(x));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuMemAllocHost(new Pointer(), 16));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuMemFreeHost(pinned));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuEventSynchronize(event));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuMemcpyDtoH(pinned, x, 16));
        spoils("UNSUPPORTED", () -> JCudaDriver.cuMemcpyHtoDAsync(x, pageable, 16, device.stream));
        spoils("ISOLATION", () -> JCudaDriver.cuStreamWaitEvent(device.stream, event, 0));
        JCudaDriver.cuMemFreeHost(pinned);
    }

    private void spoils(String error, Runnable action) {
        JCudaDriver.cuStreamBeginCapture(device.stream, THREAD_LOCAL);
        fails("CUDA_ERROR_STREAM_CAPTURE_" + error, action);
        fails(
                "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED",
                () -> JCudaDriver.cuStreamEndCapture(device.stream, new CUgraph()));
    }

    @Test
    void aCaptureForOneThreadForbidsOthersNothingAndEndsOnItsOwn() throws Exception {
        CUcontext context = new CUcontext();
        JCudaDriver.cuCtxGetCurrent(context);
        JCudaDriver.cuStreamBeginCapture(device.stream, THREAD_LOCAL);
        Throwable[] thrown = new Throwable[1];
        Thread other =
                new Thread(
                        () -> {
                            JCudaDriver.cuCtxSetCurrent(context);
                            JCudaDriver.cuMemFree(device.allocate(4));
                            JCudaDriver.cuStreamEndCapture(device.stream, new CUgraph());
                        });
        other.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
        other.start();
        other.join();
        assertThat(thrown[0]).hasMessage("CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD");
        CUgraph graph = new CUgraph();
        JCudaDriver.cuStreamEndCapture(device.stream, graph);
        JCudaDriver.cuGraphDestroy(graph);
    }

    @Test
    void anEventRecordedInACaptureTellsNothingOutsideIt() {
        CUevent event = new CUevent();
        JCudaDriver.cuEventCreate(event, 0);
        JCudaDriver.cuStreamBeginCapture(device.stream, THREAD_LOCAL);
        JCudaDriver.cuEventRecord(event, device.stream);
        CUgraph graph = new CUgraph();
        JCudaDriver.cuStreamEndCapture(device.stream, graph);
        fails("CUDA_ERROR_CAPTURED_EVENT", () -> JCudaDriver.cuEventSynchronize(event));
        JCudaDriver.cuGraphDestroy(graph);
    }
}
