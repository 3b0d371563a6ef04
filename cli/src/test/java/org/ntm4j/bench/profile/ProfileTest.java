package org.ntm4j.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.bench.measure.BackendOpener;
import org.ntm4j.bench.measure.Meter;
import org.ntm4j.bench.operations.Kernel;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class ProfileTest {
    /** What is repeated as a whole has no parts to time, so that nothing is recorded. */
    private static final Set<String> LEFT_TO_THE_DEFAULT = Set.of("recorder");

    private static Stream<Method> methods() {
        return Stream.concat(
                        Arrays.stream(FusedKernels.class.getMethods()),
                        Arrays.stream(TensorBackend.class.getMethods()))
                .filter(method -> !LEFT_TO_THE_DEFAULT.contains(method.getName()));
    }

    /** A default that is not handed on would take another path than the backend does without clocks. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodIsHandedOn(Method method) throws ReflectiveOperationException {
        boolean kernel = method.getDeclaringClass() == FusedKernels.class;
        Class<?> timed = kernel ? TimedKernels.class : TimedBackend.class;
        assertThat(
                        timed.getMethod(method.getName(), method.getParameterTypes())
                                .getDeclaringClass())
                .isEqualTo(timed);
    }

    /** Each kernel calls the one of its name, with the same arguments, and counts as one call of one kernel. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyKernelCallsItself(Method method) throws ReflectiveOperationException {
        if (method.getDeclaringClass() != FusedKernels.class
                || method.getReturnType() != void.class) {
            return;
        }
        List<String> called = new ArrayList<>();
        FusedKernels recording =
                (FusedKernels)
                        Proxy.newProxyInstance(
                                ProfileTest.class.getClassLoader(),
                                new Class<?>[] {FusedKernels.class},
                                (proxy, called1, arguments) -> {
                                    called.add(called1.getName());
                                    return null;
                                });
        try (TensorBackend backend =
                BackendRegistry.load().open("reference", BackendConfig.defaults())) {
            KernelClock clock = new KernelClock(backend);
            Object[] arguments =
                    Arrays.stream(method.getParameterTypes())
                            .map(type -> type == double.class ? (Object) 1.0 : null)
                            .toArray();
            method.invoke(new TimedKernels(recording, clock), arguments);
            assertThat(called).containsExactly(method.getName());
            assertThat(Arrays.stream(Kernel.values()).mapToLong(clock::calls).sum()).isEqualTo(1);
            clock.close();
        }
    }

    private static RunConfig small() {
        return Presets.get("fast", "copy", "ntm-ff", 1)
                .with("task.maxLength", "2")
                .with("model.controllerSize", "8")
                .with("model.memoryLocations", "8")
                .with("model.memoryWidth", "4");
    }

    @Test
    void theSharesAreOfTheWholeStep() {
        BackendOpener reference =
                new BackendOpener(BackendRegistry.load(), "reference", BackendConfig.defaults());
        Profile profile = new ProfileBench(reference, new Meter(0.05, 0.05)).run(small());
        assertThat(profile.rows().stream().mapToDouble(ProfileRow::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(profile.rows())
                .extracting(ProfileRow::name)
                .contains("address", "write", "read", "linear", "optimiser")
                .endsWith("between kernels");
        // Copy of 1 or 2 vectors takes 4 or 6 time steps, each of which writes once and addresses
        // twice.
        assertThat(calls(profile, "write", "forward")).isBetween(4.0, 6.0);
        assertThat(calls(profile, "address", "backward"))
                .isCloseTo(2 * calls(profile, "write", "forward"), within(1e-9));
        assertThat(calls(profile, "optimiser", "update")).isCloseTo(1, within(1e-3));
    }

    private static double calls(Profile profile, String kernel, String pass) {
        return profile.rows().stream()
                .filter(row -> row.name().equals(kernel) && row.pass().equals(pass))
                .mapToDouble(ProfileRow::calls)
                .sum();
    }
}
