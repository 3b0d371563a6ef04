package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** {@code unary} and {@code binary}: every function against its oracle. */
final class Elementwise {
    static final String TOPIC = "elementwise";

    private static final double[] SPECIALS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -2.5,
        20,
        -20,
        88,
        -88,
        200,
        -200,
        (float) 1e30,
        (float) -1e30,
        (float) 1e-30,
        (float) -1e-30
    };

    private static final Shape[] SHAPES = {
        Shape.of(),
        Shape.of(5),
        Shape.of(1),
        Shape.of(3, 4),
        Shape.of(1, 7),
        Shape.of(7, 1),
        Shape.of(2, 3, 5),
        Shape.of(2, 1, 3),
        Shape.of(2, 3, 2, 5),
        Shape.of(1, 3, 1, 33)
    };

    private static final List<Arrangement> ANY = List.of(Arrangement.values());

    private final ElementOp op;

    private Elementwise(ElementOp op) {
        this.op = op;
    }

    static List<ContractCheck> checks() {
        List<ContractCheck> checks = new ArrayList<>();
        for (ElementOp op : ElementOp.all()) {
            Elementwise of = new Elementwise(op);
            checks.add(new ContractCheck(TOPIC, op.name() + " at every size", of::sizes));
            checks.add(new ContractCheck(TOPIC, op.name() + " on strided views", of::strides));
            checks.add(new ContractCheck(TOPIC, op.name() + " in place", of::inPlace));
            checks.add(
                    new ContractCheck(
                            TOPIC, op.name() + " of NaN, infinities and zeros", of::specials));
        }
        return checks;
    }

    private void sizes(Context context) {
        Samples samples = new Samples(1);
        for (int size : Samples.SIZES) {
            apply(context, samples, Shape.of(size), Arrangement.AT_START, Arrangement.DENSE);
        }
        apply(context, samples, Shape.of(3, 33, 7), Arrangement.DENSE, Arrangement.AT_START);
    }

    private void strides(Context context) {
        Samples samples = new Samples(2);
        for (Shape shape : SHAPES) {
            for (Arrangement from : Arrangement.values()) {
                for (Arrangement to : Arrangement.WRITABLE) {
                    apply(context, samples, shape, from, to);
                }
            }
        }
    }

    private double[] ordinary(Samples samples, Shape shape) {
        return samples.uniform(shape.size(), op.low(), op.high());
    }

    private void apply(
            Context context, Samples samples, Shape shape, Arrangement from, Arrangement to) {
        try (Workspace workspace = new Workspace(context.backend())) {
            Buffer[] operands = new Buffer[op.operands()];
            for (int i = 0; i < operands.length; i++) {
                Arrangement arrangement = i == 0 ? from : ANY.get(samples.index(ANY.size()));
                operands[i] = workspace.buffer(arrangement, shape, ordinary(samples, shape));
            }
            Buffer target = workspace.stale(to, shape);
            run(context, op.name() + ": every element", operands, target);
        }
    }

    /** Runs the operation on buffers and checks everything about it. */
    private void run(Context context, String rule, Buffer[] operands, Buffer target) {
        View[] views = Arrays.stream(operands).map(Buffer::view).toArray(View[]::new);
        double[][] arguments =
                Arrays.stream(operands).map(Buffer::initial).toArray(double[][]::new);
        String operation = op.name() + " of " + Arrays.toString(views) + " to " + target.view();
        Requirement requirement =
                context.require(rule, operation, "the loop of " + op.name() + " and its indexing");
        op.call().on(context.backend(), views, target.view());
        requirement.equal(
                "the target",
                target.shape(),
                expected(context.precision(), arguments),
                target.now(),
                element -> tolerance(context.precision(), arguments, element));
        target.requireOutsideUntouched(
                context.require(
                        op.name() + ": only the target is written",
                        operation,
                        "loop bounds and strides of the target"),
                "the target");
        for (Buffer operand : operands) {
            if (operand != target) {
                operand.requireUntouched(
                        context.require(
                                op.name() + ": operands are not modified",
                                operation,
                                "whether an operand serves as scratch"),
                        "an operand");
            }
        }
    }

    private double value(double[][] arguments, int element) {
        double second = op.operands() == 1 ? 0 : arguments[1][element];
        return op.oracle().applyAsDouble(arguments[0][element], second);
    }

    private double[] expected(Precision precision, double[][] arguments) {
        double[] expected = new double[arguments[0].length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Rounding.round(precision, value(arguments, i));
        }
        return expected;
    }

    private double tolerance(Precision precision, double[][] arguments, int element) {
        double roundings = op.roundings(arguments[0][element], value(arguments, element));
        return roundings * Rounding.unit(precision)
                + (roundings == 0 ? 0 : Rounding.tiny(precision));
    }

    private void inPlace(Context context) {
        Samples samples = new Samples(3);
        String rule = op.name() + ": the target may be an operand";
        for (Shape shape : new Shape[] {Shape.of(33), Shape.of(7, 13), Shape.of(2, 3, 4, 5)}) {
            for (Arrangement arrangement : Arrangement.WRITABLE) {
                for (int shared = 0; shared < op.operands(); shared++) {
                    inPlace(context, samples, rule, shape, arrangement, shared);
                }
                if (op.operands() == 2) {
                    bothOperandsInPlace(context, samples, rule, shape, arrangement);
                }
            }
        }
    }

    private void inPlace(
            Context context,
            Samples samples,
            String rule,
            Shape shape,
            Arrangement arrangement,
            int shared) {
        try (Workspace workspace = new Workspace(context.backend())) {
            Buffer[] operands = new Buffer[op.operands()];
            for (int i = 0; i < operands.length; i++) {
                Arrangement own = i == shared ? arrangement : Arrangement.DENSE;
                operands[i] = workspace.buffer(own, shape, ordinary(samples, shape));
            }
            run(context, rule, operands, operands[shared]);
        }
    }

    private void bothOperandsInPlace(
            Context context, Samples samples, String rule, Shape shape, Arrangement arrangement) {
        try (Workspace workspace = new Workspace(context.backend())) {
            Buffer all = workspace.buffer(arrangement, shape, ordinary(samples, shape));
            run(context, rule, new Buffer[] {all, all}, all);
        }
    }

    /** Every special value, with every other if there are two operands. */
    private void specials(Context context) {
        int count = SPECIALS.length;
        Shape shape = op.operands() == 1 ? Shape.of(count) : Shape.of(count, count);
        double[] first = new double[shape.size()];
        double[] second = new double[shape.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = SPECIALS[i % count];
            second[i] = SPECIALS[i / count % count];
        }
        for (Arrangement arrangement : new Arrangement[] {Arrangement.DENSE, Arrangement.SPREAD}) {
            try (Workspace workspace = new Workspace(context.backend())) {
                Buffer a = workspace.buffer(arrangement, shape, first);
                Buffer b = workspace.buffer(arrangement, shape, second);
                Buffer[] operands = op.operands() == 1 ? new Buffer[] {a} : new Buffer[] {a, b};
                String rule = op.name() + ": NaN, infinities and zeros as IEEE 754 has them";
                run(context, rule, operands, workspace.stale(Arrangement.DENSE, shape));
            }
        }
    }
}
