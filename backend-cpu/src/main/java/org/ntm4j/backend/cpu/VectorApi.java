package org.ntm4j.backend.cpu;

import java.lang.reflect.InvocationTargetException;
import org.ntm4j.backend.cpu.gemm.MatrixProduct;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.error.NtmException;

/**
 * The way to the classes that need the Vector API. They are named in strings only, so that this
 * backend loads and works where the incubator module is absent.
 */
final class VectorApi {
    /** What to tell a person whose kernels are scalar for want of the module. */
    static final String HINT =
            " (the Vector API is not enabled: start java with --add-modules jdk.incubator.vector)";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String FACTORY = "org.ntm4j.backend.cpu.vector.VectorFactory";

    private VectorApi() {}

    static boolean isEnabled() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /**
     * Returns true.
     *
     * @throws NtmException {@code NTM-B021} if the module is absent
     */
    static boolean require(String option) {
        if (isEnabled()) {
            return true;
        }
        throw new NtmException(
                "NTM-B021",
                NtmException.Kind.BACKEND_UNAVAILABLE,
                "the option "
                        + option
                        + " of the cpu backend needs the Vector API, which is not enabled: start"
                        + " java with --add-modules "
                        + MODULE);
    }

    static Loops loops() {
        return (Loops) call("loops");
    }

    static MatrixProduct product() {
        return (MatrixProduct) call("product");
    }

    private static Object call(String factoryMethod) {
        try {
            return Class.forName(FACTORY).getMethod(factoryMethod).invoke(null);
        } catch (InvocationTargetException failure) {
            throw unusable(failure.getTargetException());
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw unusable(failure);
        }
    }

    private static NtmException unusable(Throwable cause) {
        return new NtmException(
                "NTM-B021",
                NtmException.Kind.BACKEND_UNAVAILABLE,
                "the vector kernels of the cpu backend can't be loaded ("
                        + cause
                        + "); use kernels=scalar",
                cause);
    }
}
