package org.ntm4j.backend.contract;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.ntm4j.backend.TensorBackend;

/** The calls on which each fused kernel is checked. */
final class KernelCases {
    private static final Map<String, Function<TensorBackend, List<KernelCase>>> ORDINARY =
            Map.ofEntries(
                    Map.entry("linear", reference -> LinearCases.forward()),
                    Map.entry("linearBackwardInput", reference -> LinearCases.backwardInput()),
                    Map.entry("linearBackwardWeights", reference -> LinearCases.backwardWeights()),
                    Map.entry("activate", reference -> ActivationCases.forward()),
                    Map.entry("activateBackward", reference -> ActivationCases.backward()),
                    Map.entry("softmax", reference -> ActivationCases.softmax()),
                    Map.entry("softmaxBackward", reference -> ActivationCases.softmaxBackward()),
                    Map.entry("headActivations", reference -> HeadCases.forward()),
                    Map.entry("headActivationsBackward", HeadCases::backward),
                    Map.entry("rowNorms", reference -> MemoryCases.rowNorms()),
                    Map.entry("address", AddressingCases::forward),
                    Map.entry("addressBackward", AddressingCases::backward),
                    Map.entry("read", reference -> MemoryCases.read()),
                    Map.entry("readBackward", reference -> MemoryCases.readBackward()),
                    Map.entry("write", WriteCases::forward),
                    Map.entry("writeBackward", WriteCases::backward),
                    Map.entry("lstmCell", reference -> CellCases.forward()),
                    Map.entry("lstmCellBackward", CellCases::backward),
                    Map.entry("crossEntropy", reference -> LossCases.forward()),
                    Map.entry("crossEntropyBackward", reference -> LossCases.backward()),
                    Map.entry("clipNorm", reference -> ClipCases.ordinary()),
                    Map.entry("rmsPropStep", reference -> OptimizerCases.rmsProp()),
                    Map.entry("adamStep", reference -> OptimizerCases.adam()));

    private static final Map<String, Function<TensorBackend, List<KernelCase>>> HARD =
            Map.ofEntries(
                    Map.entry("linear", reference -> LinearCases.forwardOfNan()),
                    Map.entry("activate", reference -> ActivationCases.forwardOfExtremes()),
                    Map.entry("softmax", reference -> ActivationCases.softmaxOfExtremes()),
                    Map.entry("headActivations", reference -> HeadCases.forwardOfExtremes()),
                    Map.entry("rowNorms", reference -> MemoryCases.rowNormsOfExtremes()),
                    Map.entry("address", AddressingCases::forwardOfExtremes),
                    Map.entry("addressBackward", AddressingCases::backwardOfExtremes),
                    Map.entry("read", reference -> MemoryCases.readOfNan()),
                    Map.entry("write", WriteCases::forwardOfExtremes),
                    Map.entry("writeBackward", WriteCases::backwardOfExtremes),
                    Map.entry("lstmCell", reference -> CellCases.forwardOfExtremes()),
                    Map.entry("lstmCellBackward", CellCases::backwardOfExtremes),
                    Map.entry("crossEntropy", reference -> LossCases.forwardOfExtremes()),
                    Map.entry("crossEntropyBackward", reference -> LossCases.backwardOfExtremes()),
                    Map.entry("clipNorm", reference -> ClipCases.extremes()),
                    Map.entry("rmsPropStep", reference -> OptimizerCases.rmsPropOfExtremes()),
                    Map.entry("adamStep", reference -> OptimizerCases.adamOfExtremes()));

    private KernelCases() {}

    /** Over the grid of shapes, empty ones included; none if the kernel is unknown. */
    static List<KernelCase> ordinary(TensorBackend reference, String kernel) {
        return ORDINARY.getOrDefault(kernel, unused -> List.of()).apply(reference);
    }

    /** Whether there are {@link #hard} cases. */
    static boolean areHard(String kernel) {
        return HARD.containsKey(kernel);
    }

    /** NaN, infinities, zeros, saturation, for kernels that could stumble over them. */
    static List<KernelCase> hard(TensorBackend reference, String kernel) {
        return HARD.getOrDefault(kernel, unused -> List.of()).apply(reference);
    }

    /** One ordinary case with arguments that are not empty: the last, which is no small one. */
    static KernelCase typical(TensorBackend reference, String kernel) {
        return ordinary(reference, kernel).stream()
                .filter(candidate -> candidate.hasElements() && !candidate.isInPlace())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new NoSuchElementException("no case for " + kernel));
    }
}
