package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.Precision;
import org.ntm4j.tensor.Shape;

/** {@code gemm}: every transpose, scale and batch, against an oracle. */
final class MatrixProducts {
    static final String TOPIC = "matrix products";

    private static final double[] ALPHAS = {1, 0, -0.5};
    private static final double[] BETAS = {0, 1, 0.5};

    /** m, n, k. */
    private static final int[][] SIZES = {
        {1, 1, 1},
        {1, 7, 3},
        {2, 3, 1},
        {3, 1, 13},
        {7, 13, 2},
        {13, 7, 31},
        {31, 33, 13},
        {33, 31, 7},
        {1, 100, 33},
        {100, 1, 33},
        {3, 2, 207},
        {5, 17, 16},
        {64, 48, 40},
        {3, 4, 0},
        {0, 3, 2},
        {3, 0, 2},
        {0, 0, 0}
    };

    /** Larger than what is usually computed by a special case for small products. */
    private static final int[][] LARGE = {
        {65, 130, 71}, {257, 9, 129}, {1, 1025, 64}, {7, 5, 1025}
    };

    private static final Arrangement[] DENSE = {
        Arrangement.DENSE, Arrangement.DENSE, Arrangement.DENSE
    };

    private final boolean transposeA;
    private final boolean transposeB;

    private MatrixProducts(boolean transposeA, boolean transposeB) {
        this.transposeA = transposeA;
        this.transposeB = transposeB;
    }

    static List<ContractCheck> checks() {
        List<ContractCheck> checks = new ArrayList<>();
        for (int flags = 0; flags < 4; flags++) {
            MatrixProducts of = new MatrixProducts((flags & 1) != 0, (flags & 2) != 0);
            String name = "gemm " + of.product();
            checks.add(new ContractCheck(TOPIC, name + " at every size", of::sizes));
            checks.add(new ContractCheck(TOPIC, name + " of rows with gaps", of::gaps));
            checks.add(new ContractCheck(TOPIC, name + " in batches", of::batches));
            checks.add(new ContractCheck(TOPIC, name + " with beta = 0 over NaN", of::staleNan));
            checks.add(new ContractCheck(TOPIC, name + " of NaN and infinities", of::specials));
        }
        return checks;
    }

    private String product() {
        return (transposeA ? "aᵀ" : "a") + "·" + (transposeB ? "bᵀ" : "b");
    }

    private void sizes(Context context) {
        for (int[] size : SIZES) {
            everyScale(
                    context, size, 0, Arrangement.AT_START, Arrangement.DENSE, Arrangement.DENSE);
        }
        for (int[] size : LARGE) {
            scaled(context, size, 0, DENSE, 1, 0);
            scaled(context, size, 0, DENSE, -0.5, 1);
        }
    }

    private void gaps(Context context) {
        for (int[] size : SIZES) {
            everyScale(context, size, 0, Arrangement.GAPS, Arrangement.GAPS, Arrangement.GAPS);
        }
    }

    private void batches(Context context) {
        int[][] sizes = {{1, 1, 1}, {2, 3, 4}, {7, 13, 5}, {33, 3, 9}, {3, 4, 0}, {0, 3, 2}};
        Arrangement dense = Arrangement.DENSE;
        Arrangement gaps = Arrangement.GAPS;
        Arrangement repeated = Arrangement.FIRST_REPEATED;
        for (int[] size : sizes) {
            for (int batch : new int[] {1, 3}) {
                everyScale(context, size, batch, dense, dense, dense);
                everyScale(context, size, batch, gaps, gaps, gaps);
                everyScale(context, size, batch, repeated, dense, dense);
                everyScale(context, size, batch, gaps, repeated, gaps);
                everyScale(context, size, batch, repeated, repeated, dense);
            }
        }
    }

    /** The arrangements of a, b and c. */
    private void everyScale(
            Context context, int[] size, int batch, Arrangement a, Arrangement b, Arrangement c) {
        for (double alpha : ALPHAS) {
            for (double beta : BETAS) {
                scaled(context, size, batch, new Arrangement[] {a, b, c}, alpha, beta);
            }
        }
    }

    private void scaled(
            Context context,
            int[] size,
            int batch,
            Arrangement[] arrangements,
            double alpha,
            double beta) {
        Samples samples = new Samples(30);
        Shape a = shapeOfA(batch, size);
        Shape b = shapeOfB(batch, size);
        Shape c = shape(batch, size[0], size[1]);
        try (Workspace workspace = new Workspace(context.backend())) {
            multiply(
                    context,
                    rule(alpha, beta),
                    alpha,
                    workspace.buffer(arrangements[0], a, samples.signed(a)),
                    workspace.buffer(arrangements[1], b, samples.signed(b)),
                    beta,
                    workspace.buffer(arrangements[2], c, samples.signed(c)));
        }
    }

    private static String rule(double alpha, double beta) {
        return "gemm: alpha = " + alpha + ", beta = " + beta;
    }

    /** Rank 2 if {@code batch} is 0. */
    private static Shape shape(int batch, int rows, int columns) {
        return batch == 0 ? Shape.of(rows, columns) : Shape.of(batch, rows, columns);
    }

    private Shape shapeOfA(int batch, int[] size) {
        return transposeA ? shape(batch, size[2], size[0]) : shape(batch, size[0], size[2]);
    }

    private Shape shapeOfB(int batch, int[] size) {
        return transposeB ? shape(batch, size[1], size[2]) : shape(batch, size[2], size[1]);
    }

    private void multiply(
            Context context, String rule, double alpha, Buffer a, Buffer b, double beta, Buffer c) {
        String operation =
                "gemm "
                        + product()
                        + " with a = "
                        + a.view()
                        + ", b = "
                        + b.view()
                        + ", c = "
                        + c.view()
                        + ", alpha = "
                        + alpha
                        + ", beta = "
                        + beta;
        Requirement requirement =
                context.require(
                        rule,
                        operation,
                        "transpose flags, row strides, the batch stride, what beta does to c");
        context.backend().gemm(transposeA, transposeB, alpha, a.view(), b.view(), beta, c.view());
        ProductOracle oracle = new ProductOracle(transposeA, transposeB, a, b, c);
        double[] expected = oracle.values(alpha, beta);
        double[] magnitudes = oracle.magnitudes(alpha, beta);
        Precision precision = context.precision();
        requirement.equal(
                "c",
                c.shape(),
                Rounding.round(precision, expected),
                c.now(),
                element -> Rounding.ofSum(precision, oracle.inner(), magnitudes[element]));
        Requirement untouched =
                context.require("gemm: only c is written", operation, "row and batch strides of c");
        c.requireOutsideUntouched(untouched, "c");
        a.requireUntouched(untouched, "a");
        b.requireUntouched(untouched, "b");
    }

    private void staleNan(Context context) {
        Samples samples = new Samples(31);
        String rule = "gemm: beta = 0 ignores the old contents";
        for (int[] size : SIZES) {
            for (int batch : new int[] {0, 2}) {
                for (double alpha : ALPHAS) {
                    try (Workspace workspace = new Workspace(context.backend())) {
                        Shape a = shapeOfA(batch, size);
                        Shape b = shapeOfB(batch, size);
                        Shape c = shape(batch, size[0], size[1]);
                        multiply(
                                context,
                                rule,
                                alpha,
                                workspace.dense(a, samples.signed(a)),
                                workspace.dense(b, samples.signed(b)),
                                0,
                                workspace.stale(Arrangement.GAPS, c));
                    }
                }
            }
        }
    }

    /** One special element in one operand, and a row of zeros that it must not vanish in. */
    private void specials(Context context) {
        double[] specials = {Double.NaN, Double.POSITIVE_INFINITY};
        String rule = "gemm: NaN and infinities propagate, also when multiplied by 0";
        for (int[] size : new int[][] {{3, 5, 2}, {7, 9, 13}, {33, 40, 64}, {1, 3, 3}}) {
            for (double special : specials) {
                for (int operand = 0; operand < 3; operand++) {
                    specials(context, rule, size, special, operand);
                }
            }
        }
    }

    private void specials(Context context, String rule, int[] size, double special, int operand) {
        Samples samples = new Samples(32);
        try (Workspace workspace = new Workspace(context.backend())) {
            Shape shape = shape(0, size[0], size[1]);
            double[][] values = {
                samples.signed(shapeOfA(0, size)),
                samples.signed(shapeOfB(0, size)),
                samples.signed(shape)
            };
            values[operand][values[operand].length / 2] = special;
            if (operand < 2) {
                double[] other = values[1 - operand];
                for (int i = 0; i < other.length; i += 2) {
                    other[i] = 0;
                }
            }
            multiply(
                    context,
                    rule,
                    1,
                    workspace.dense(shapeOfA(0, size), values[0]),
                    workspace.dense(shapeOfB(0, size), values[1]),
                    0.5,
                    workspace.dense(shape, values[2]));
        }
    }
}
