package org.ntm4j.backend.cuda.software;

import java.nio.file.Path;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.error.NtmException;

/** A program on the software device without cuBLAS that prints what the provider says. */
final class ProbedMachine {
    private ProbedMachine() {}

    public static void main(String[] arguments) {
        SoftwareDevice.load(Path.of(""), false);
        CudaBackendProvider provider = new CudaBackendProvider();
        System.out.println(provider.probe());
        open(provider, Map.of());
        open(provider, Map.of("gemm", "cublas"));
    }

    private static void open(CudaBackendProvider provider, Map<String, String> options) {
        try (TensorBackend backend = provider.open(new BackendConfig(options))) {
            System.out.println("opened: " + backend.description());
        } catch (NtmException failure) {
            System.out.println(failure.code() + ": " + failure.getMessage());
        }
    }
}
