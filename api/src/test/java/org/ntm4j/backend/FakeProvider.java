package org.ntm4j.backend;

import java.util.function.Supplier;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/**
 * A provider that says and does what a test wants.
 *
 * @param availability what a probe gives
 * @param backend what opening gives
 */
record FakeProvider(
        String id,
        int spiVersion,
        int priority,
        Supplier<Availability> availability,
        Supplier<TensorBackend> backend)
        implements BackendProvider {

    /** Available, with a reference backend behind it. */
    static FakeProvider available(String id, int priority) {
        return new FakeProvider(
                id,
                BackendProvider.SPI_VERSION,
                priority,
                () -> Availability.available("hardware of " + id),
                () -> new ReferenceBackendProvider().open(BackendConfig.defaults()));
    }

    static FakeProvider unavailable(String id, int priority) {
        return available(id, priority)
                .probing(() -> Availability.unavailable("no " + id + " here", "buy one"));
    }

    FakeProvider ofVersion(int version) {
        return new FakeProvider(id, version, priority, availability, backend);
    }

    FakeProvider probing(Supplier<Availability> other) {
        return new FakeProvider(id, spiVersion, priority, other, backend);
    }

    FakeProvider opening(Supplier<TensorBackend> other) {
        return new FakeProvider(id, spiVersion, priority, availability, other);
    }

    @Override
    public Availability probe() {
        return availability.get();
    }

    @Override
    public TensorBackend open(BackendConfig config) {
        return backend.get();
    }
}
