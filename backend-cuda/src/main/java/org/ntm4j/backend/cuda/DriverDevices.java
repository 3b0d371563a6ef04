package org.ntm4j.backend.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;

/**
 * The devices of this machine, through JCuda's driver API. The first use unpacks JCuda's native library
 * into the directory for temporary files and loads it; nothing is printed, whether that works or not.
 */
final class DriverDevices implements DeviceList {
    private static final int NAME_LENGTH = 256;
    private static final double BYTES_PER_GIB = 1L << 30;

    @Override
    public List<String> devices() {
        JCudaLibrary.require();
        JCudaDriver.cuInit(0);
        int[] count = new int[1];
        JCudaDriver.cuDeviceGetCount(count);
        return IntStream.range(0, count[0]).mapToObj(DriverDevices::describe).toList();
    }

    private static String describe(int ordinal) {
        CUdevice device = new CUdevice();
        JCudaDriver.cuDeviceGet(device, ordinal);
        byte[] name = new byte[NAME_LENGTH];
        JCudaDriver.cuDeviceGetName(name, name.length, device);
        long[] bytes = new long[1];
        JCudaDriver.cuDeviceTotalMem(bytes, device);
        return text(name)
                + " with "
                + Math.round(bytes[0] / BYTES_PER_GIB)
                + " GiB and compute capability "
                + attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
                + "."
                + attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = new int[1];
        JCudaDriver.cuDeviceGetAttribute(value, attribute, device);
        return value[0];
    }

    /** What stands before the terminating 0. */
    private static String text(byte[] characters) {
        int length = 0;
        while (length < characters.length && characters[length] != 0) {
            length++;
        }
        return new String(characters, 0, length, StandardCharsets.UTF_8);
    }
}
