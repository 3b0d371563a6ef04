package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import jcuda.CudaException;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.Shape;

/** What the contract does not ask: options, memory, errors, launches and garbage. */
@OnSoftwareDevice
class CudaBackendTest {
    private static final int WARM_UP = 10_000;

    private static TensorBackend open(String... options) {
        Map<String, String> map = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        return new CudaBackendProvider().open(new BackendConfig(map));
    }

    private static View vector(TensorBackend backend, int size) {
        return View.dense(backend.allocate(size), 0, Shape.of(size));
    }

    @Test
    void theDescriptionSaysDeviceDriverAndWhatMultiplies() {
        String device =
                "Software CUDA device with 4 GiB and compute capability 9.0, driver for CUDA 12.6, ";
        try (TensorBackend backend = open()) {
            assertThat(backend.description()).isEqualTo(device + "cuBLAS 12.6.0");
        }
        try (TensorBackend backend = open("gemm", "kernel")) {
            assertThat(backend.description()).isEqualTo(device + "built-in matrix products");
        }
        try (TensorBackend backend = open("tf32", "true")) {
            assertThat(backend.description()).isEqualTo(device + "cuBLAS 12.6.0 with TF32");
        }
    }

    @Test
    void optionsThatItDoesNotKnowAreRefused() {
        assertThat(catchThrowableOfType(NtmException.class, () -> open("gemn", "kernel")))
                .hasMessage(
                        "the cuda backend has no option 'gemn'; it knows gemm (auto, cublas, kernel),"
                                + " memory (pooled, direct), tf32 (false, true), graphs (auto, off)"
                                + " and episode (auto, on, off)");
        assertThat(catchThrowableOfType(NtmException.class, () -> open("tf32", "yes")))
                .hasMessage(
                        "the option tf32 of the cuda backend can't be 'yes'; it is one of false, true");
    }

    @Test
    void memoryThatTheDeviceLacksIsSaidInMebibytes() {
        try (TensorBackend backend = open()) {
            Storage kept = backend.allocate(1 << 20);
            NtmException failure =
                    catchThrowableOfType(
                            NtmException.class, () -> backend.allocate(Integer.MAX_VALUE));
            assertThat(failure.code()).isEqualTo("NTM-B010");
            assertThat(failure)
                    .hasMessageStartingWith(
                            "the cuda backend can't allocate 2147483647 elements (8192 MiB): of the"
                                    + " device's 4096 MiB, ")
                    .hasMessageContaining("4 MiB in use here");
            backend.release(kept);
        }
    }

    @Test
    void closingGivesEverythingBack() {
        try (TensorBackend holder = open()) {
            vector(holder, 1);
            DeviceCounters before = DeviceCounters.read();
            for (String memory : new String[] {"pooled", "direct"}) {
                TensorBackend backend = open("memory", memory);
                vector(backend, 1000);
                backend.release(vector(backend, 3000).storage());
                backend.kernels().clipNorm(vector(backend, 9), 1, vector(backend, 1));
                backend.close();
                DeviceCounters after = DeviceCounters.read();
                assertThat(after.liveAllocations()).isEqualTo(before.liveAllocations());
                assertThat(after.liveBytes()).isEqualTo(before.liveBytes());
                assertThat(after.liveHostAllocations()).isEqualTo(before.liveHostAllocations());
                assertThat(after.liveStreams()).isEqualTo(before.liveStreams());
                assertThat(after.liveModules()).isEqualTo(before.liveModules());
                assertThat(after.contextReferences()).isEqualTo(before.contextReferences());
            }
        }
    }

    @Test
    void releasedMemoryIsUsedAgain() {
        try (TensorBackend backend = open()) {
            backend.release(backend.allocate(1000));
            long before = DeviceCounters.read().allocations();
            for (int i = 0; i < 10; i++) {
                backend.release(backend.allocate(1000 - i));
            }
            assertThat(DeviceCounters.read().allocations()).isEqualTo(before);
        }
    }

    @Test
    void anUploadDoesNotWaitAndADownloadDoesOnce() {
        try (TensorBackend backend = open()) {
            int size = 600_000;
            View x = vector(backend, size);
            float[] values = new float[size];
            values[size - 1] = 7;
            DeviceCounters before = DeviceCounters.read();
            backend.upload(values, 0, x);
            backend.unary(UnaryOp.NEGATE, x, x);
            DeviceCounters between = DeviceCounters.read();
            assertThat(between.synchronizations()).isEqualTo(before.synchronizations());
            assertThat(between.launches() - before.launches()).isEqualTo(1);
            assertThat(between.bytesToDevice() - before.bytesToDevice()).isEqualTo(4L * size);
            backend.download(x.slice(0, size - 1, 1), values, 0);
            assertThat(values[0]).isEqualTo(-7);
            assertThat(DeviceCounters.read().synchronizations() - before.synchronizations())
                    .isEqualTo(1);
            backend.download(x, values, 0);
            assertThat(values[size - 1]).isEqualTo(-7);
        }
    }

    @Test
    void anErrorOfTheDeviceNamesTheKernelAndEndsWithTheBackend() {
        TensorBackend backend = open();
        View x = vector(backend, 3);
        assertThatThrownBy(RawDevice::breakCurrentContext).isInstanceOf(CudaException.class);
        NtmException failure =
                catchThrowableOfType(NtmException.class, () -> backend.unary(UnaryOp.EXP, x, x));
        assertThat(failure.code()).isEqualTo("NTM-B032");
        assertThat(failure)
                .hasMessageStartingWith(
                        "kernel unary in 1·1·1 blocks of 256 failed on the CUDA device with"
                                + " CUDA_ERROR_ILLEGAL_ADDRESS; ");
        backend.close();
        try (TensorBackend next = open()) {
            float[] value = new float[1];
            View y = vector(next, 1);
            next.fill(y, 2);
            next.download(y, value, 0);
            assertThat(value[0]).isEqualTo(2);
        }
    }

    @Test
    void itMayBeHandedToAnotherThread() throws InterruptedException {
        try (TensorBackend backend = open()) {
            float[] value = new float[1];
            View x = vector(backend, 1);
            backend.fill(x, 3);
            Thread other =
                    new Thread(
                            () -> {
                                backend.binary(BinaryOp.ADD, x, x, x);
                                backend.download(x, value, 0);
                            });
            other.start();
            other.join();
            assertThat(value[0]).isEqualTo(6);
            backend.download(x, value, 0);
            assertThat(value[0]).isEqualTo(6);
        }
    }

    @Test
    void operationsAllocateNothingOnTheHeap() {
        for (String gemm : new String[] {"kernel", "cublas"}) {
            try (TensorBackend backend = open("gemm", gemm)) {
                View x = View.dense(backend.allocate(8), 2, Shape.of(2, 3));
                View y = View.dense(backend.allocate(6), 0, Shape.of(2, 3));
                View row = View.dense(backend.allocate(3), 0, Shape.of(1, 3));
                View square = View.dense(backend.allocate(4), 0, Shape.of(2, 2));
                Runnable step =
                        () -> {
                            backend.fill(x, 1);
                            backend.copy(x, y);
                            backend.unary(UnaryOp.TANH, x, y);
                            backend.binary(BinaryOp.ADD, x, y, y);
                            backend.reduce(ReduceOp.SUM, y, row);
                            backend.gemm(false, true, 1, x, y, 0, square);
                        };
                assertThat(bytesPerCall(step)).isLessThan(1);
            }
        }
    }

    private static double bytesPerCall(Runnable step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        return (double) (threads.getThreadAllocatedBytes(thread) - before) / WARM_UP;
    }
}
