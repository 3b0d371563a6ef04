package org.ntm4j.backend.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;

/**
 * The devices of this machine, through JCuda's driver API. The first use unpacks JCuda's native libraries
 * into the directory for temporary files and loads them; nothing is printed, whether that works or not.
 */
final class DriverDevices implements DeviceList {
    private static final int NAME_LENGTH = 256;
    private static final Path INSTALLED = Path.of("/proc/driver/nvidia/gpus");

    @Override
    public int driverVersion() {
        JCudaLibrary.requireDriver();
        int[] version = new int[1];
        JCudaDriver.cuDriverGetVersion(version);
        return version[0];
    }

    @Override
    public List<Device> devices() {
        JCudaLibrary.requireDriver();
        JCudaDriver.cuInit(0);
        int[] count = new int[1];
        JCudaDriver.cuDeviceGetCount(count);
        return IntStream.range(0, count[0]).mapToObj(DriverDevices::describe).toList();
    }

    @Override
    public int installed() {
        try (Stream<Path> gpus = Files.list(INSTALLED)) {
            return (int) gpus.count();
        } catch (IOException unknown) {
            return 0;
        }
    }

    @Override
    public String cublasFault() {
        return JCudaLibrary.cublasFault().map(Faults::reason).orElse("");
    }

    private static Device describe(int ordinal) {
        CUdevice device = new CUdevice();
        JCudaDriver.cuDeviceGet(device, ordinal);
        byte[] name = new byte[NAME_LENGTH];
        JCudaDriver.cuDeviceGetName(name, name.length, device);
        long[] bytes = new long[1];
        JCudaDriver.cuDeviceTotalMem(bytes, device);
        return new Device(
                text(name),
                bytes[0],
                attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR));
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
