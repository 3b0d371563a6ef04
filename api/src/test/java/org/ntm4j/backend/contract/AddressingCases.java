package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.HeadGroup;

/** Calls of addressing. */
final class AddressingCases {
    /** With key strengths of 1e4 or sharpening of 1e3, a rounding inside is a large step outside. */
    private static final double EXTREME_SLACK = 100;

    private AddressingCases() {}

    private static List<AddressingInputs> ordinary(TensorBackend reference, long seed) {
        Samples samples = new Samples(seed);
        List<AddressingInputs> inputs = new ArrayList<>();
        for (HeadGroup group : HeadGroup.values()) {
            for (int[] size : MemoryCases.sizes(1, 3, 5)) {
                inputs.add(new AddressingInputs(reference, samples, group, size));
            }
        }
        return inputs;
    }

    static List<KernelCase> forward(TensorBackend reference) {
        return ordinary(reference, 150).stream()
                .map(inputs -> forward(reference, inputs, ""))
                .toList();
    }

    static List<KernelCase> backward(TensorBackend reference) {
        return ordinary(reference, 151).stream()
                .map(inputs -> backward(reference, inputs, ""))
                .toList();
    }

    private static KernelCase forward(
            TensorBackend reference, AddressingInputs inputs, String label) {
        return KernelCase.of("address", inputs.label() + label)
                .read("memory", inputs.memoryShape(), inputs.memory)
                .read("norms", inputs.normsShape(), inputs.norms(reference))
                .read("heads", inputs.headsShape(), inputs.heads)
                .read("previous", inputs.weightingShape(), inputs.previous)
                .overwritten("weighting", inputs.weightingShape())
                .overwritten("planes", inputs.planesShape())
                .calling(
                        inputs.terms(),
                        (kernels, v) ->
                                kernels.address(
                                        inputs.layout,
                                        inputs.group,
                                        v[0],
                                        v[1],
                                        v[2],
                                        v[3],
                                        v[4],
                                        v[5]));
    }

    private static KernelCase backward(
            TensorBackend reference, AddressingInputs inputs, String label) {
        double[][] forward = KernelRun.rounded(reference, forward(reference, inputs, label));
        Samples samples = new Samples(152);
        return KernelCase.of("addressBackward", inputs.label() + label)
                .read("memory", inputs.memoryShape(), forward[0])
                .read("norms", inputs.normsShape(), forward[1])
                .read("heads", inputs.headsShape(), forward[2])
                .read("previous", inputs.weightingShape(), forward[3])
                .read("weighting", inputs.weightingShape(), forward[4])
                .read("planes", inputs.planesShape(), forward[5])
                .read(
                        "dWeighting",
                        inputs.weightingShape(),
                        samples.signed(inputs.weightingShape()))
                .addedTo("dMemory", inputs.memoryShape(), samples.signed(inputs.memoryShape()))
                .addedTo("dHeads", inputs.headsShape(), samples.signed(inputs.headsShape()))
                .addedTo(
                        "dPrevious",
                        inputs.weightingShape(),
                        samples.signed(inputs.weightingShape()))
                .calling(
                        inputs.terms(),
                        (kernels, v) ->
                                kernels.addressBackward(
                                        inputs.layout,
                                        inputs.group,
                                        v[0],
                                        v[1],
                                        v[2],
                                        v[3],
                                        v[4],
                                        v[5],
                                        v[6],
                                        v[7],
                                        v[8],
                                        v[9]));
    }

    static List<KernelCase> forwardOfExtremes(TensorBackend reference) {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] choice : AddressingExtremes.grid()) {
            AddressingInputs inputs = extreme(reference, choice);
            String label = AddressingExtremes.label(choice);
            cases.add(forward(reference, inputs, label).withSlack(EXTREME_SLACK));
        }
        AddressingInputs nan = extreme(reference, new int[] {0, 0, 1, 2, 0, 0, 0});
        nan.memory[nan.locations + 1] = Double.NaN;
        cases.add(forward(reference, nan, ", a NaN in the memory of sequence 0"));
        return cases;
    }

    static List<KernelCase> backwardOfExtremes(TensorBackend reference) {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] choice : AddressingExtremes.grid()) {
            AddressingInputs inputs = extreme(reference, choice);
            String label = AddressingExtremes.label(choice);
            cases.add(backward(reference, inputs, label).withSlack(EXTREME_SLACK));
        }
        return cases;
    }

    private static AddressingInputs extreme(TensorBackend reference, int[] choice) {
        HeadGroup group = choice[3] == 1 ? HeadGroup.WRITE : HeadGroup.READ;
        return AddressingExtremes.inputs(reference, group, choice);
    }
}
