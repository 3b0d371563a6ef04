package org.ntm4j.backend.cuda.software;

import java.nio.file.Path;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.Shape;

/** A program on the software device without cuBLAS that prints what the provider says. */
final class ProbedMachine {
    private static final int ATTEMPTS = 5;

    private ProbedMachine() {}

    public static void main(String[] arguments) {
        SoftwareDevice.load(Path.of(""), false);
        CudaBackendProvider provider = new CudaBackendProvider();
        System.out.println(provider.probe());
        open(provider, Map.of());
        open(provider, Map.of("gemm", "cublas"));
    }

    /** How many of some attempts succeed, each of which would add 1 if it were done; and the sum at the end. */
    private static String recordings(TensorBackend backend) {
        View sum = View.dense(backend.allocate(1), 0, Shape.of(1));
        View one = View.dense(backend.allocate(1), 0, Shape.of(1));
        backend.fill(sum, 0);
        backend.fill(one, 1);
        Runnable work = () -> backend.binary(BinaryOp.ADD, sum, one, sum);
        int recorded = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            boolean done = backend.recorder().flatMap(any -> any.record(work)).isPresent();
            recorded += done ? 1 : 0;
            if (!done) {
                work.run();
            }
        }
        float[] value = new float[1];
        backend.download(sum, value, 0);
        return recorded + ", sum " + value[0] + ", recorder " + backend.recorder().isPresent();
    }

    private static void open(CudaBackendProvider provider, Map<String, String> options) {
        try (TensorBackend backend = provider.open(new BackendConfig(options))) {
            System.out.println("opened: " + backend.description());
            System.out.println("recordings: " + recordings(backend));
        } catch (NtmException failure) {
            System.out.println(failure.code() + ": " + failure.getMessage());
        }
    }
}
