package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.tensor.HeadGroup;

/** Inputs of addressing that an untrained or an overconfident controller comes to. */
final class AddressingExtremes {
    private static final List<String> MEMORY = List.of("ordinary", "zero", "of equal rows");
    private static final List<String> KEYS = List.of("ordinary", "zero");
    private static final double[] STRENGTHS = {0, 1, 1e4};
    private static final List<String> GATES = List.of("0", "1", "ordinary");
    private static final List<String> SHIFTS = List.of("ordinary", "all to the left", "none");
    private static final double[] SHARPENINGS = {1, 50, 1e3};
    private static final List<String> PREVIOUS = List.of("ordinary", "one-hot");

    private AddressingExtremes() {}

    /** Which of each of the above. */
    static List<int[]> grid() {
        int[] three = {0, 1, 2};
        int[] two = {0, 1};
        return Grid.pairs(three, two, three, three, three, three, two);
    }

    static String label(int[] choice) {
        return ", memory "
                + MEMORY.get(choice[0])
                + ", keys "
                + KEYS.get(choice[1])
                + ", key strength "
                + STRENGTHS[choice[2]]
                + ", gate "
                + GATES.get(choice[3])
                + ", shift "
                + SHIFTS.get(choice[4])
                + ", sharpening "
                + SHARPENINGS[choice[5]]
                + ", previous "
                + PREVIOUS.get(choice[6]);
    }

    static AddressingInputs inputs(TensorBackend reference, HeadGroup group, int[] choice) {
        AddressingInputs inputs =
                new AddressingInputs(
                        reference, new Samples(153), group, new int[] {2, 13, 7, 1, 3});
        switch (choice[0]) {
            case 1 -> inputs.setMemory(0);
            case 2 -> inputs.setEqualRows();
            default -> {}
        }
        if (choice[1] == 1) {
            inputs.setKeys(0);
        }
        inputs.setStrengths(STRENGTHS[choice[2]]);
        if (choice[3] < 2) {
            inputs.setGates(choice[3]);
        }
        if (choice[4] > 0) {
            inputs.setOneShift(choice[4] - 1);
        }
        inputs.setSharpenings(SHARPENINGS[choice[5]]);
        if (choice[6] == 1) {
            inputs.setOneHot(4);
        }
        return inputs;
    }
}
