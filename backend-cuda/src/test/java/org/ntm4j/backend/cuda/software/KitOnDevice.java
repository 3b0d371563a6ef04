package org.ntm4j.backend.cuda.software;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.contract.Context;
import org.ntm4j.backend.contract.ContractCheck;
import org.ntm4j.backend.contract.ContractChecks;
import org.ntm4j.backend.contract.ContractViolation;
import org.ntm4j.backend.cuda.CudaBackendProvider;

/**
 * A program that runs topics of the contract on the device in a directory, and prints the checks that fail.
 * Arguments: the directory, then topics.
 */
final class KitOnDevice {
    /** The last line of its output. */
    static final String END = "all checks were run";

    private KitOnDevice() {}

    public static void main(String[] arguments) {
        System.load(Path.of(arguments[0], "libcuda.so.1").toString());
        List<String> topics = List.of(arguments).subList(1, arguments.length);
        BackendConfig config =
                new BackendConfig(Map.of("gemm", "kernel", "memory", "direct", "episode", "on"));
        try (Context context = new Context(new CudaBackendProvider(), config)) {
            for (ContractCheck check : ContractChecks.all()) {
                if (topics.contains(check.topic())) {
                    run(check, context);
                }
            }
        }
        System.out.println(END);
    }

    private static void run(ContractCheck check, Context context) {
        try {
            check.run(context);
        } catch (ContractViolation violation) {
            System.out.println(check);
        }
    }
}
