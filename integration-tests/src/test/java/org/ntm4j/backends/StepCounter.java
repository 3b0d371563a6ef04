package org.ntm4j.backends;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.bench.operations.CountingBackend;
import org.ntm4j.bench.operations.OperationCount;
import org.ntm4j.tensor.EpisodePlan;

/**
 * Counts what a step asks of a backend: bytes, if every operand is read once and every result written once;
 * and floating-point operations, an exponential or a division being one.
 */
final class StepCounter {
    /** What is done with each view: read, written, or both. */
    private static final Map<String, String> USES =
            Map.ofEntries(
                    Map.entry("fill", "w"),
                    Map.entry("copy", "rw"),
                    Map.entry("unary", "rw"),
                    Map.entry("binary", "rrw"),
                    Map.entry("reduce", "rw"),
                    Map.entry("gemm", "rrb"),
                    Map.entry("linear", "rrrw"),
                    Map.entry("linearBackwardInput", "rrb"),
                    Map.entry("linearBackwardWeights", "rrbb"),
                    Map.entry("activate", "rw"),
                    Map.entry("activateBackward", "rrb"),
                    Map.entry("softmax", "rw"),
                    Map.entry("softmaxBackward", "rrb"),
                    Map.entry("headActivations", "rw"),
                    Map.entry("headActivationsBackward", "rrb"),
                    Map.entry("rowNorms", "rw"),
                    Map.entry("address", "rrrrww"),
                    Map.entry("addressBackward", "rrrrrrrbbb"),
                    Map.entry("read", "rrw"),
                    Map.entry("readBackward", "rrrbb"),
                    Map.entry("write", "rrrww"),
                    Map.entry("writeBackward", "rrrbbb"),
                    Map.entry("lstmCell", "brww"),
                    Map.entry("lstmCellBackward", "rrrrrbb"),
                    Map.entry("crossEntropy", "rrrw"),
                    Map.entry("crossEntropyBackward", "rrrb"),
                    Map.entry("clipNorm", "bw"),
                    Map.entry("rmsPropStep", "brbbb"),
                    Map.entry("adamStep", "brbb"));

    private final TensorBackend backend;
    private long calls;
    private long bytes;
    private final OperationCount operations = new OperationCount();
    private final TensorBackend counting = new CountingBackend(operations);
    private long episodeFlops;

    private StepCounter(TensorBackend backend) {
        this.backend = backend;
    }

    static StepCounter of(TensorBackend backend) {
        return new StepCounter(backend);
    }

    /** The backend, counted. */
    TensorBackend backend() {
        FusedKernels kernels = proxy(FusedKernels.class, backend.kernels(), counting.kernels());
        TensorBackend counted = proxy(TensorBackend.class, backend, counting);
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        method.getName().equals("kernels")
                                ? kernels
                                : invoke(counted, method, arguments);
        return proxy(TensorBackend.class, handler);
    }

    private <T> T proxy(Class<T> type, T target, T counting) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (USES.containsKey(method.getName())) {
                        count(method.getName(), arguments);
                        invoke(counting, method, arguments);
                    }
                    Object result = invoke(target, method, arguments);
                    return result instanceof Optional<?> optional
                                    && arguments != null
                                    && arguments[0] instanceof EpisodePlan plan
                            ? optional.map(kernels -> episode((EpisodeKernels) kernels, plan))
                            : result;
                };
        return proxy(type, handler);
    }

    /** A whole episode: all that it is given is read, what it makes is written; a step's state is in the block. */
    private EpisodeKernels episode(EpisodeKernels kernels, EpisodePlan plan) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (arguments != null) {
                        calls++;
                        for (Object argument : arguments) {
                            countOnce(argument);
                        }
                        episodeFlops += EpisodeFlops.of(plan, method.getName().equals("forward"));
                    }
                    return invoke(kernels, method, arguments);
                };
        return proxy(EpisodeKernels.class, handler);
    }

    private void countOnce(Object argument) throws ReflectiveOperationException {
        if (argument instanceof View view) {
            bytes += (long) Float.BYTES * view.size();
        } else if (argument instanceof Record) {
            for (RecordComponent component : argument.getClass().getRecordComponents()) {
                countOnce(component.getAccessor().invoke(argument));
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        ClassLoader loader = StepCounter.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void count(String name, Object[] arguments) {
        View[] views =
                Arrays.stream(arguments)
                        .filter(View.class::isInstance)
                        .map(View.class::cast)
                        .toArray(View[]::new);
        String uses = USES.get(name);
        for (int i = 0; i < views.length; i++) {
            bytes += (uses.charAt(i) == 'b' ? 2L : 1L) * Float.BYTES * views[i].size();
        }
        calls++;
    }

    /** Calls of operations, fused or not. */
    long calls() {
        return calls;
    }

    long bytes() {
        return bytes;
    }

    long flops() {
        return operations.total() + episodeFlops;
    }
}
