package org.ntm4j.autodiff;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/** A reference backend that counts how often it is asked for memory. */
final class CountingBackend implements AutoCloseable {
    private int allocations;
    private final TensorBackend reference =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final TensorBackend counted =
            (TensorBackend)
                    Proxy.newProxyInstance(
                            CountingBackend.class.getClassLoader(),
                            new Class<?>[] {TensorBackend.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("allocate")) {
                                    allocations++;
                                }
                                try {
                                    return method.invoke(reference, arguments);
                                } catch (InvocationTargetException failure) {
                                    throw failure.getTargetException();
                                }
                            });

    TensorBackend backend() {
        return counted;
    }

    int allocations() {
        return allocations;
    }

    @Override
    public void close() {
        reference.close();
    }
}
