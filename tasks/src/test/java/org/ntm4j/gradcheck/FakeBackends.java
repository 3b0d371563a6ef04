package org.ntm4j.gradcheck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.error.NtmException;

/** Backends that are right, wrong and missing. */
final class FakeBackends {
    /** Does one backward kernel twice. */
    static final BackendOption DOUBLING = BackendOption.of("doubling");

    /** Is never there. */
    static final BackendOption MISSING = BackendOption.of("missing");

    private FakeBackends() {}

    static BackendRegistry registry() {
        return BackendRegistry.of(
                List.of(
                        new ReferenceBackendProvider(),
                        new CpuBackendProvider(),
                        new Provider(
                                DOUBLING.id(),
                                Availability.available("wrong"),
                                FakeBackends::doubling),
                        new Provider(
                                MISSING.id(),
                                Availability.unavailable("it is a myth", "look elsewhere"),
                                backend -> {
                                    throw new IllegalStateException();
                                })));
    }

    private record Provider(
            String id, Availability availability, UnaryOperator<TensorBackend> change)
            implements BackendProvider {
        @Override
        public int spiVersion() {
            return BackendProvider.SPI_VERSION;
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe() {
            return availability;
        }

        @Override
        public TensorBackend open(BackendConfig config) {
            if (!config.options().isEmpty()) {
                throw NtmException.badInput("NTM-X001", "no options here");
            }
            return change.apply(new ReferenceBackendProvider().open(config));
        }
    }

    private static TensorBackend doubling(TensorBackend backend) {
        FusedKernels kernels = proxy(FusedKernels.class, backend.kernels(), "readBackward", null);
        return proxy(TensorBackend.class, backend, "", kernels);
    }

    /** Passes calls on: those of one name twice, and {@code kernels()} to other kernels. */
    private static <T> T proxy(Class<T> type, T target, String twice, FusedKernels kernels) {
        return type.cast(
                Proxy.newProxyInstance(
                        FakeBackends.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            if (kernels != null && method.getName().equals("kernels")) {
                                return kernels;
                            }
                            try {
                                if (method.getName().equals(twice)) {
                                    method.invoke(target, arguments);
                                }
                                return method.invoke(target, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getTargetException();
                            }
                        }));
    }
}
