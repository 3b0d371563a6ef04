package org.ntm4j.backend.contract;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.contract.KernelCase.Argument;
import org.ntm4j.backend.contract.KernelCase.Role;

/** Every fused kernel against the reference, and against its default composed of the primitives. */
final class KernelValues {
    static final String TOPIC = "fused kernels";

    private KernelValues() {}

    /** The names of the kernels, as {@link FusedKernels} has them: what it has besides gives something back. */
    static List<String> kernels() {
        Stream<String> names =
                Arrays.stream(FusedKernels.class.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == void.class)
                        .map(java.lang.reflect.Method::getName)
                        .filter(name -> !name.contains("$"));
        return List.copyOf(new TreeSet<>(names.toList()));
    }

    static List<ContractCheck> checks() {
        return kernels().stream().flatMap(KernelValues::checks).toList();
    }

    private static Stream<ContractCheck> checks(String kernel) {
        ContractCheck ordinary =
                new ContractCheck(TOPIC, kernel, context -> ordinary(context, kernel));
        ContractCheck hard =
                new ContractCheck(
                        TOPIC,
                        kernel + " of NaN, zeros and extremes",
                        context -> compare(context, KernelCases.hard(context.reference(), kernel)));
        return KernelCases.areHard(kernel) ? Stream.of(ordinary, hard) : Stream.of(ordinary);
    }

    private static void ordinary(Context context, String kernel) {
        List<KernelCase> cases = KernelCases.ordinary(context.reference(), kernel);
        context.require(
                        kernel + ": is checked",
                        "FusedKernels." + kernel,
                        "add cases of the new kernel to KernelCases")
                .that(!cases.isEmpty(), "the kit has no case for it");
        compare(context, cases);
    }

    private static void compare(Context context, List<KernelCase> cases) {
        for (KernelCase kernelCase : cases) {
            compare(context, kernelCase);
        }
    }

    private static void compare(Context context, KernelCase kernelCase) {
        TensorBackend backend = context.backend();
        TensorBackend reference = context.reference();
        double[][] expected = KernelRun.plainly(reference, reference.kernels(), kernelCase);
        double unit = Rounding.unit(context.precision());
        Sensitivity allowed = Sensitivity.of(reference, kernelCase, expected, unit);

        FusedKernels kernels = backend.kernels();
        double[][] actual = KernelRun.checked(context, backend, kernels, kernelCase);
        equal(
                context,
                kernelCase,
                "agrees with the reference",
                "the equation in FusedKernels and its class in org.ntm4j.backend.reference; whether"
                        + " a gradient is added to and not overwritten",
                expected,
                actual,
                allowed,
                1);
        if (kernels.getClass() == ComposedKernels.class) {
            return;
        }
        double[][] composed =
                KernelRun.checked(context, backend, new ComposedKernels(backend), kernelCase);
        equal(
                context,
                kernelCase,
                "the default composed of this backend's primitives agrees with the reference",
                "the primitives that ComposedKernels uses for it, then their checks",
                expected,
                composed,
                allowed,
                1);
        equal(
                context,
                kernelCase,
                "agrees with its default composed of the primitives",
                "overriding a kernel changes speed and nothing else",
                composed,
                actual,
                allowed,
                2);
    }

    private static void equal(
            Context context,
            KernelCase kernelCase,
            String rule,
            String hint,
            double[][] expected,
            double[][] actual,
            Sensitivity allowed,
            double factor) {
        Requirement requirement =
                context.require(kernelCase.kernel() + ": " + rule, kernelCase.toString(), hint);
        for (int i = 0; i < expected.length; i++) {
            Argument argument = kernelCase.arguments().get(i);
            if (argument.role() != Role.READ) {
                requirement.equal(
                        argument.name(),
                        argument.shape(),
                        expected[i],
                        actual[i],
                        allowed.of(i, factor));
            }
        }
    }
}
