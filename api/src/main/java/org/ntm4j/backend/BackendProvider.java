package org.ntm4j.backend;

/**
 * The entry of a backend, found by {@link java.util.ServiceLoader}. Has a public constructor without
 * arguments that loads nothing native and never throws.
 */
public interface BackendProvider {
    /** The version of this SPI. A provider is used only if its {@link #spiVersion()} is equal. */
    int SPI_VERSION = 1;

    /** The name a user gives to {@code --backend}: lower-case letters, digits and hyphens. */
    String id();

    /** The SPI version the provider was compiled against: {@code return BackendProvider.SPI_VERSION}. */
    int spiVersion();

    /** Among available backends {@code auto} takes the highest. Shipped: reference 0, cpu 100, cuda 200. */
    int priority();

    /** Looks whether the backend can be opened here. Never throws; may be called more than once. */
    Availability probe();

    /**
     * Opens the backend.
     *
     * @throws org.ntm4j.error.NtmException if it is unavailable or an option is unknown or wrong
     */
    TensorBackend open(BackendConfig config);
}
