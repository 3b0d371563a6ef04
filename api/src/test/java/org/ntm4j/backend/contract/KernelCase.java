package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * One call of a fused kernel.
 *
 * @param kernel the name of the method
 * @param label shapes and options
 * @param arguments the views, in the order in which {@code call} takes them
 * @param terms the length of the longest sum in it
 * @param slack how many times the usual error is allowed
 */
record KernelCase(
        String kernel, String label, List<Argument> arguments, int terms, double slack, Call call) {
    /** The end of the label of a case that gives one view as two arguments. */
    static final String IN_PLACE = ", in place";

    /** What the kernel does with an argument. */
    enum Role {
        READ,
        OVERWRITTEN,
        ADDED_TO,
        MODIFIED
    }

    /**
     * @param values before the call, in single precision
     */
    record Argument(String name, Role role, Shape shape, double[] values) {}

    /** Calls the kernel with the views of the arguments. */
    @FunctionalInterface
    interface Call {
        void on(FusedKernels kernels, View[] views);
    }

    KernelCase {
        arguments = List.copyOf(arguments);
    }

    /** The same call on other values. */
    KernelCase with(List<Argument> others) {
        return new KernelCase(kernel, label, others, terms, slack, call);
    }

    KernelCase withSlack(double other) {
        return new KernelCase(kernel, label, arguments, terms, other, call);
    }

    /** Whether one view is given as two arguments. */
    boolean isInPlace() {
        return label.endsWith(IN_PLACE);
    }

    /** Whether no argument is empty. */
    boolean hasElements() {
        return arguments.stream().allMatch(argument -> argument.shape().size() > 0);
    }

    @Override
    public String toString() {
        return kernel + " (" + label + ")";
    }

    static Builder of(String kernel, String label) {
        return new Builder(kernel, label);
    }

    /** Collects arguments. */
    static final class Builder {
        private final String kernel;
        private final String label;
        private final List<Argument> arguments = new ArrayList<>();

        private Builder(String kernel, String label) {
            this.kernel = kernel;
            this.label = label;
        }

        Builder read(String name, Shape shape, double[] values) {
            return argument(name, Role.READ, shape, values);
        }

        /** Begins as NaN, so that a kernel that reads it is found. */
        Builder overwritten(String name, Shape shape) {
            double[] stale = Samples.repeated(Double.NaN, shape.size());
            return argument(name, Role.OVERWRITTEN, shape, stale);
        }

        Builder addedTo(String name, Shape shape, double[] values) {
            return argument(name, Role.ADDED_TO, shape, values);
        }

        Builder modified(String name, Shape shape, double[] values) {
            return argument(name, Role.MODIFIED, shape, values);
        }

        private Builder argument(String name, Role role, Shape shape, double[] values) {
            arguments.add(new Argument(name, role, shape, values));
            return this;
        }

        KernelCase calling(int terms, Call call) {
            return new KernelCase(kernel, label, arguments, terms, 1, call);
        }
    }
}
