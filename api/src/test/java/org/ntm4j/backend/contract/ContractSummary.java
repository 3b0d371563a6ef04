package org.ntm4j.backend.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.FusedKernels;

/** Counts what was run, for one closing line. */
final class ContractSummary {
    private int run;
    private int passed;

    void count(ContractCheck check, Context context) {
        run++;
        check.run(context);
        passed++;
    }

    /**
     * {@code contract: 312 of 312 required checks passed; 5 of 22 fused kernels are the backend's own,
     * left to ComposedKernels: …}.
     */
    String line(FusedKernels kernels) {
        List<String> declined =
                KernelValues.kernels().stream()
                        .filter(kernel -> !isOverridden(kernels, kernel))
                        .toList();
        int all = KernelValues.kernels().size();
        return passed
                + " of "
                + run
                + " required checks passed; "
                + (all - declined.size())
                + " of "
                + all
                + " optional fused kernels are the backend's own"
                + (declined.isEmpty()
                        ? ""
                        : ", left to ComposedKernels: " + String.join(", ", declined));
    }

    private static boolean isOverridden(FusedKernels kernels, String kernel) {
        return Arrays.stream(kernels.getClass().getMethods())
                .filter(method -> method.getName().equals(kernel) && !method.isBridge())
                .map(Method::getDeclaringClass)
                .noneMatch(ComposedKernels.class::equals);
    }
}
