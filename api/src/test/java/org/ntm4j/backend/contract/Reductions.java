package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.tensor.Shape;

/** {@code reduce}: over every subset of axes, against an oracle. */
final class Reductions {
    static final String TOPIC = "reductions";

    private static final Shape[] SHAPES = {
        Shape.of(),
        Shape.of(7),
        Shape.of(1),
        Shape.of(3, 5),
        Shape.of(5, 1),
        Shape.of(33, 13),
        Shape.of(2, 3, 7),
        Shape.of(2, 1, 7),
        Shape.of(3, 2, 4, 5)
    };

    private final ReduceOp op;

    private Reductions(ReduceOp op) {
        this.op = op;
    }

    static List<ContractCheck> checks() {
        List<ContractCheck> checks = new ArrayList<>();
        for (ReduceOp op : ReduceOp.values()) {
            Reductions of = new Reductions(op);
            String name = "reduce " + op;
            checks.add(new ContractCheck(TOPIC, name + " at every size", of::sizes));
            checks.add(new ContractCheck(TOPIC, name + " over every subset of axes", of::subsets));
            checks.add(new ContractCheck(TOPIC, name + " over nothing", of::nothing));
            checks.add(new ContractCheck(TOPIC, name + " of NaN and infinities", of::specials));
        }
        return checks;
    }

    private void sizes(Context context) {
        Samples samples = new Samples(10);
        for (int size : Samples.SIZES) {
            Shape row = Shape.of(size);
            reduce(context, row, samples.signed(size), Shape.of(1), Arrangement.DENSE);
            Shape rows = Shape.of(3, size);
            reduce(context, rows, samples.signed(rows), Shape.of(3, 1), Arrangement.DENSE);
            reduce(context, rows, samples.signed(rows), Shape.of(1, size), Arrangement.DENSE);
            Shape columns = Shape.of(size, 3);
            reduce(context, columns, samples.signed(columns), Shape.of(1, 3), Arrangement.DENSE);
            reduce(context, columns, samples.signed(columns), Shape.of(size, 1), Arrangement.DENSE);
            reduce(context, columns, samples.signed(columns), Shape.of(1, 1), Arrangement.DENSE);
        }
    }

    private void subsets(Context context) {
        Samples samples = new Samples(11);
        for (Shape shape : SHAPES) {
            for (int subset = 0; subset < 1 << shape.rank(); subset++) {
                for (Arrangement arrangement : Arrangement.values()) {
                    Shape target = reduced(shape, subset);
                    reduce(context, shape, samples.signed(shape), target, arrangement);
                }
            }
        }
    }

    /** The shape with extent 1 along the axes of a bit set. */
    private static Shape reduced(Shape shape, int subset) {
        int[] extents = shape.toArray();
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = (subset >> axis & 1) == 1 ? 1 : extents[axis];
        }
        return Shape.of(extents);
    }

    private void nothing(Context context) {
        double[] none = {};
        reduce(context, Shape.of(0), none, Shape.of(1), Arrangement.DENSE);
        reduce(context, Shape.of(0), none, Shape.of(0), Arrangement.DENSE);
        reduce(context, Shape.of(3, 0), none, Shape.of(3, 1), Arrangement.DENSE);
        reduce(context, Shape.of(0, 3), none, Shape.of(1, 3), Arrangement.REVERSED);
        reduce(context, Shape.of(0, 3), none, Shape.of(0, 1), Arrangement.DENSE);
        reduce(context, Shape.of(2, 0, 3), none, Shape.of(2, 1, 3), Arrangement.GAPS);
        reduce(context, Shape.of(2, 0, 3), none, Shape.of(1, 1, 1), Arrangement.DENSE);
        reduce(context, Shape.of(2, 3, 4, 0), none, Shape.of(2, 1, 4, 1), Arrangement.DENSE);
    }

    private void specials(Context context) {
        double[] specials = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double special : specials) {
            for (int size : new int[] {1, 2, 7, 31, 33}) {
                for (int at = 0; at < size; at++) {
                    double[] values = new Samples(12).signed(size);
                    values[at] = special;
                    Shape row = Shape.of(1, size);
                    reduce(context, row, values, Shape.of(1, 1), Arrangement.DENSE);
                    Shape column = Shape.of(size, 1);
                    reduce(context, column, values, Shape.of(1, 1), Arrangement.DENSE);
                }
            }
        }
        double[] opposed = {1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2};
        reduce(context, Shape.of(4), opposed, Shape.of(1), Arrangement.DENSE);
        double[] lowest = Samples.repeated(Double.NEGATIVE_INFINITY, 33);
        reduce(context, Shape.of(33), lowest, Shape.of(1), Arrangement.DENSE);
        reduce(context, Shape.of(3, 11), lowest, Shape.of(1, 11), Arrangement.DENSE);
    }

    private void reduce(
            Context context,
            Shape shape,
            double[] values,
            Shape targetShape,
            Arrangement arrangement) {
        for (Arrangement to : new Arrangement[] {Arrangement.DENSE, Arrangement.SPREAD}) {
            try (Workspace workspace = new Workspace(context.backend())) {
                Buffer x = workspace.buffer(arrangement, shape, values);
                Buffer target = workspace.stale(to, targetShape);
                reduce(context, x, target);
            }
        }
    }

    private void reduce(Context context, Buffer x, Buffer target) {
        String operation = "reduce " + op + " of " + x.view() + " to " + target.view();
        Requirement requirement =
                context.require(
                        "reduce " + op + ": over the axes where the target has extent 1",
                        operation,
                        "the value over nothing, NaN in comparisons, which axes are reduced");
        context.backend().reduce(op, x.view(), target.view());
        Precision precision = context.precision();
        double[] magnitudes = magnitudes(x, target.shape());
        int terms = x.shape().size() / Math.max(1, target.shape().size());
        requirement.equal(
                "the target",
                target.shape(),
                Rounding.round(precision, expected(x, target.shape())),
                target.now(),
                element ->
                        op == ReduceOp.MAX
                                ? 0
                                : Rounding.ofSum(precision, terms, magnitudes[element]));
        Requirement untouched =
                context.require(
                        "reduce " + op + ": only the target is written",
                        operation,
                        "loop bounds and strides of the target");
        target.requireOutsideUntouched(untouched, "the target");
        x.requireUntouched(untouched, "the operand");
    }

    private double[] expected(Buffer x, Shape target) {
        double start =
                switch (op) {
                    case SUM -> 0;
                    case MAX -> Double.NEGATIVE_INFINITY;
                };
        double[] expected = Samples.repeated(start, target.size());
        double[] values = x.initial();
        for (int i = 0; i < values.length; i++) {
            int to = Indices.element(target, Indices.of(x.shape(), i));
            expected[to] =
                    switch (op) {
                        case SUM -> expected[to] + values[i];
                        case MAX -> larger(expected[to], values[i]);
                    };
        }
        return expected;
    }

    private static double larger(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        return a < b ? b : a;
    }

    private static double[] magnitudes(Buffer x, Shape target) {
        double[] magnitudes = new double[target.size()];
        double[] values = Arrays.stream(x.initial()).map(Math::abs).toArray();
        for (int i = 0; i < values.length; i++) {
            magnitudes[Indices.element(target, Indices.of(x.shape(), i))] += values[i];
        }
        return magnitudes;
    }
}
