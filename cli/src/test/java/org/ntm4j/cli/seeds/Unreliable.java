package org.ntm4j.cli.seeds;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/** The reference backend, of which one that is opened breaks after a while. */
final class Unreliable implements BackendProvider {
    /** Cost and wrong bits of the one sequence of an update. */
    private static final int RESULTS = 2;

    private final ReferenceBackendProvider sound = new ReferenceBackendProvider();
    private final AtomicInteger opened = new AtomicInteger();
    private final int broken;
    private final int soundUpdates;
    private final Fault fault;

    /** What a broken backend does when the results of an update are downloaded from it. */
    enum Fault {
        NAN {
            @Override
            void strike(double[] target) {
                Arrays.fill(target, Double.NaN);
            }
        },
        OUT_OF_MEMORY {
            @Override
            void strike(double[] target) {
                throw new OutOfMemoryError("tested");
            }
        };

        abstract void strike(double[] target);
    }

    /**
     * @param broken which of those that are opened breaks, the first being 1
     * @param soundUpdates after how many updates it does
     */
    Unreliable(int broken, int soundUpdates, Fault fault) {
        this.broken = broken;
        this.soundUpdates = soundUpdates;
        this.fault = fault;
    }

    @Override
    public String id() {
        return "unreliable";
    }

    @Override
    public int spiVersion() {
        return BackendProvider.SPI_VERSION;
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public Availability probe() {
        return Availability.available("for a while");
    }

    @Override
    public TensorBackend open(BackendConfig config) {
        TensorBackend backend = sound.open(config);
        return opened.incrementAndGet() == broken ? breaking(backend) : backend;
    }

    private TensorBackend breaking(TensorBackend backend) {
        AtomicInteger downloads = new AtomicInteger();
        return (TensorBackend)
                Proxy.newProxyInstance(
                        TensorBackend.class.getClassLoader(),
                        new Class<?>[] {TensorBackend.class},
                        (proxy, method, arguments) -> {
                            Object result = call(backend, method, arguments);
                            if (method.getName().equals("download")
                                    && arguments[1] instanceof double[] target
                                    && target.length == RESULTS
                                    && downloads.incrementAndGet() > soundUpdates) {
                                fault.strike(target);
                            }
                            return result;
                        });
    }

    private static Object call(TensorBackend backend, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
