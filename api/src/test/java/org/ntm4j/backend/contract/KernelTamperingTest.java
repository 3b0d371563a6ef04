package org.ntm4j.backend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.contract.KernelCase.Argument;
import org.ntm4j.backend.contract.KernelCase.Role;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.tensor.Shape;

/** Every argument of every kernel is tampered with in every way that the kit must notice. */
class KernelTamperingTest {
    /** What is done with an argument of a kernel, before and after the call. */
    private enum Tampering {
        /** The change that the call makes is 1 % too large. */
        ONE_PERCENT("1 % too much", "agrees with the reference"),
        /** A gradient is set, not added to. */
        OVERWRITTEN("overwritten", "agrees with the reference"),
        /** An element before the view is written. */
        WRITTEN_BEFORE("written before", "only what is documented is written"),
        /** An element after the view is written. */
        WRITTEN_AFTER("written after", "only what is documented is written"),
        /** An input is changed. */
        INPUT_CHANGED("changed", "inputs are not modified");

        private final String label;
        private final String rule;

        Tampering(String label, String rule) {
            this.label = label;
            this.rule = rule;
        }

        boolean concerns(Role role) {
            return switch (this) {
                case ONE_PERCENT, WRITTEN_BEFORE, WRITTEN_AFTER -> role != Role.READ;
                case OVERWRITTEN -> role == Role.ADDED_TO;
                case INPUT_CHANGED -> role == Role.READ;
            };
        }
    }

    private record Tampered(String kernel, int argument, String name, Tampering tampering) {
        @Override
        public String toString() {
            return kernel + ": " + name + " " + tampering.label;
        }
    }

    static List<Tampered> tampered() {
        List<Tampered> all = new ArrayList<>();
        try (TensorBackend reference = reference()) {
            for (String kernel : KernelValues.kernels()) {
                List<Argument> arguments = KernelCases.typical(reference, kernel).arguments();
                for (int i = 0; i < arguments.size(); i++) {
                    for (Tampering tampering : Tampering.values()) {
                        if (tampering.concerns(arguments.get(i).role())) {
                            String name = arguments.get(i).name();
                            all.add(new Tampered(kernel, i, name, tampering));
                        }
                    }
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(150);
        return all;
    }

    private static TensorBackend reference() {
        return new ReferenceBackendProvider().open(BackendConfig.defaults());
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void tamperingIsNoticedAndNamed(Tampered tampered) {
        try (Context context = new Context(new Provider(tampered), BackendConfig.defaults())) {
            Stream<ContractCheck> checks =
                    KernelValues.checks().stream()
                            .filter(check -> check.name().equals(tampered.kernel));
            assertThat(checks)
                    .singleElement()
                    .satisfies(
                            check ->
                                    assertThatThrownBy(() -> check.run(context))
                                            .isInstanceOf(ContractViolation.class)
                                            .hasMessageContaining(
                                                    tampered.kernel
                                                            + ": "
                                                            + tampered.tampering.rule)
                                            .hasMessageContaining(tampered.name));
        }
    }

    /** The reference with a kernel that is tampered with. */
    private record Provider(Tampered tampered) implements BackendProvider {
        @Override
        public String id() {
            return "tampered";
        }

        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe() {
            return Availability.available("tampered");
        }

        @Override
        public TensorBackend open(BackendConfig config) {
            TensorBackend backend = reference();
            FusedKernels kernels = tamper(backend, backend.kernels());
            return (TensorBackend)
                    Proxy.newProxyInstance(
                            TensorBackend.class.getClassLoader(),
                            new Class<?>[] {TensorBackend.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals("kernels")
                                            ? kernels
                                            : invoke(backend, method, arguments));
        }

        private FusedKernels tamper(TensorBackend backend, FusedKernels kernels) {
            return (FusedKernels)
                    Proxy.newProxyInstance(
                            FusedKernels.class.getClassLoader(),
                            new Class<?>[] {FusedKernels.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals(tampered.kernel)
                                            ? tamper(backend, kernels, method, arguments)
                                            : invoke(kernels, method, arguments));
        }

        private Object tamper(
                TensorBackend backend, FusedKernels kernels, Method method, Object[] arguments)
                throws Throwable {
            List<View> views =
                    Arrays.stream(arguments)
                            .filter(View.class::isInstance)
                            .map(View.class::cast)
                            .toList();
            if (views.stream().distinct().count() < views.size()) {
                return invoke(kernels, method, arguments);
            }
            View view = views.get(tampered.argument);
            if (tampered.tampering == Tampering.OVERWRITTEN) {
                backend.fill(view, 0);
            }
            double[] before = read(backend, view);
            Object result = invoke(kernels, method, arguments);
            double[] after = read(backend, view);
            switch (tampered.tampering) {
                case ONE_PERCENT -> {
                    exaggerate(before, after);
                    backend.upload(after, 0, view);
                }
                case WRITTEN_BEFORE -> backend.fill(element(view, view.offset() - 1), 3);
                case WRITTEN_AFTER -> backend.fill(element(view, view.offset() + view.size()), 3);
                case INPUT_CHANGED -> {
                    if (view.size() > 0) {
                        backend.fill(element(view, view.offset() + view.size() / 2), 3);
                    }
                }
                case OVERWRITTEN -> {}
            }
            return result;
        }

        private static void exaggerate(double[] before, double[] after) {
            for (int i = 0; i < after.length; i++) {
                double old = Double.isNaN(before[i]) ? 0 : before[i];
                after[i] = old + 1.01 * (after[i] - old);
            }
        }

        private static double[] read(TensorBackend backend, View view) {
            double[] values = new double[view.size()];
            backend.download(view, values, 0);
            return values;
        }

        private static View element(View view, int position) {
            return View.dense(view.storage(), position, Shape.of());
        }

        private static Object invoke(Object target, Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
