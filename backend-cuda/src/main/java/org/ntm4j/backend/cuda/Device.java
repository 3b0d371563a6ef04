package org.ntm4j.backend.cuda;

/**
 * A device.
 *
 * @param name as the driver calls it
 * @param bytes of memory
 * @param major first number of the compute capability
 * @param minor second number
 */
record Device(String name, long bytes, int major, int minor) {
    private static final double BYTES_PER_GIB = 1L << 30;

    /** {@code H100 with 80 GiB and compute capability 9.0}. */
    String describe() {
        return name.replaceAll("\\s+", " ").strip()
                + " with "
                + Math.round(bytes / BYTES_PER_GIB)
                + " GiB and compute capability "
                + capability();
    }

    String capability() {
        return major + "." + minor;
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
}
