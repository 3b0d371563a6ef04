package org.ntm4j.backend.contract.broken;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;

/**
 * A way to break a backend.
 *
 * @param name what is wrong
 * @param topic of the checks that must find it
 * @param named what the message must name: the operation or kernel, or the rule
 */
record Defect(String name, String topic, String named, BackendProvider provider) {
    static List<Defect> all() {
        return java.util.stream.Stream.of(
                        PrimitiveDefects.all(),
                        LifecycleDefects.all(),
                        AddressingDefects.all(),
                        KernelDefects.all(),
                        EpisodeDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    static Defect of(
            String name, String topic, String named, UnaryOperator<TensorBackend> wrapper) {
        return new Defect(name, topic, named, new WrappingProvider(wrapper));
    }

    /** A defect of a kernel, made from the backend and its sound kernels. */
    static Defect ofKernels(
            String name,
            String topic,
            String named,
            BiFunction<TensorBackend, FusedKernels, FusedKernels> wrapper) {
        return of(
                name,
                topic,
                named,
                backend -> {
                    FusedKernels kernels = wrapper.apply(backend, backend.kernels());
                    return new DelegatingBackend(backend) {
                        @Override
                        public FusedKernels kernels() {
                            backend.kernels();
                            return kernels;
                        }
                    };
                });
    }

    @Override
    public String toString() {
        return name;
    }
}
