package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That the hostile modes show what they are for: a missing synchronisation and a missing barrier. */
@OnSoftwareDevice
@Tag("hostile-order")
class HostileOrderDeviceTest {
    private static final int THREADS = 64;

    private RawDevice device;

    @BeforeEach
    void open() {
        device = new RawDevice();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private float[] afterRun(String kernel) {
        float[] ones = new float[THREADS];
        Arrays.fill(ones, 1);
        CUdeviceptr x = device.upload(ones);
        device.run(kernel, THREADS, Pointer.to(x));
        return device.download(x, THREADS);
    }

    @Test
    void aBarrierMakesTheOrderIndifferent() {
        assertThat(afterRun("with_barrier")).containsOnly(2);
    }

    @Test
    void aMissingBarrierLeavesNaN() {
        float[] values = afterRun("without_barrier");
        int wrong = 0;
        for (float value : values) {
            wrong += value == 2 ? 0 : 1;
        }
        assertThat(wrong).isPositive();
    }

    @Test
    void aMissingSynchronisationShowsOldContents() {
        CUdeviceptr x = device.upload(5);
        Pointer pinned = new Pointer();
        JCudaDriver.cuMemAllocHost(pinned, Float.BYTES);
        FloatBuffer host =
                pinned.getByteBuffer(0, Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
        host.put(0, 1);
        JCudaDriver.cuMemcpyDtoHAsync(pinned, x, Float.BYTES, device.stream);
        assertThat(host.get(0)).as("not synchronised").isEqualTo(1);
        device.synchronize();
        assertThat(host.get(0)).as("synchronised").isEqualTo(5);
        JCudaDriver.cuMemFreeHost(pinned);
    }
}
