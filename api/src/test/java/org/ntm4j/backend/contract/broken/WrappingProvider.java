package org.ntm4j.backend.contract.broken;

import java.util.function.UnaryOperator;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/** Opens the reference backend with something wrapped around it. */
final class WrappingProvider implements BackendProvider {
    private final BackendProvider reference = new ReferenceBackendProvider();
    private final UnaryOperator<TensorBackend> wrapper;

    WrappingProvider(UnaryOperator<TensorBackend> wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    public String id() {
        return reference.id();
    }

    @Override
    public int spiVersion() {
        return reference.spiVersion();
    }

    @Override
    public int priority() {
        return reference.priority();
    }

    @Override
    public Availability probe() {
        return reference.probe();
    }

    @Override
    public TensorBackend open(BackendConfig config) {
        return wrapper.apply(reference.open(config));
    }
}
