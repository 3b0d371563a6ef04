package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/**
 * What checks run on: the provider that is tested, a backend that it opened and that checks share, and
 * a reference backend to compare with. One thread at a time.
 */
public final class Context implements AutoCloseable {
    private final BackendProvider provider;
    private final BackendConfig config;
    private final TensorBackend reference =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final List<TensorBackend> opened = new ArrayList<>();
    private @Nullable TensorBackend shared;
    private long liveBefore;
    private String operation = "none yet";

    /**
     * @param provider of the backend that is tested
     * @param config given to {@link BackendProvider#open}
     */
    public Context(BackendProvider provider, BackendConfig config) {
        this.provider = provider;
        this.config = config;
    }

    BackendProvider provider() {
        return provider;
    }

    BackendConfig config() {
        return config;
    }

    /** The tested backend, as checks share it. */
    TensorBackend backend() {
        TensorBackend present = shared;
        if (present == null) {
            present = provider.open(config);
            shared = present;
        }
        return present;
    }

    /** Another instance of the tested backend, for this check alone. */
    TensorBackend open() {
        TensorBackend backend = provider.open(config);
        opened.add(backend);
        return backend;
    }

    /** The backend to compare with. */
    TensorBackend reference() {
        return reference;
    }

    Precision precision() {
        return backend().precision();
    }

    /** A rule, with the operation that comes next. */
    Requirement require(String rule, String nextOperation, String hint) {
        operation = nextOperation;
        return new Requirement(rule, nextOperation, hint);
    }

    /** Names the operation that comes next, for the message if it throws. */
    void operation(String next) {
        operation = next;
    }

    String operation() {
        return operation;
    }

    void begin(String check) {
        operation = check;
        TensorBackend present = shared;
        liveBefore = present == null ? 0 : present.liveElements();
    }

    void requireNoLeak() {
        opened.forEach(TensorBackend::close);
        opened.clear();
        TensorBackend present = shared;
        if (present != null && present.liveElements() != liveBefore) {
            throw new ContractViolation(
                    "liveElements() is back where it was when everything is released",
                    "release, after " + operation,
                    "expected " + liveBefore + " elements, got " + present.liveElements(),
                    "what release() subtracts; temporaries of kernels");
        }
    }

    /** After a failure nothing is known about the state of a backend: the next check gets new ones. */
    void abandonBackends() {
        TensorBackend present = shared;
        if (present != null) {
            opened.add(present);
        }
        shared = null;
        for (TensorBackend backend : opened) {
            try {
                backend.close();
            } catch (RuntimeException ignored) {
                // The check that failed has more to say than this.
            }
        }
        opened.clear();
    }

    @Override
    public void close() {
        abandonBackends();
        reference.close();
    }
}
