package org.ntm4j.backend.contract.broken;

import java.util.List;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** Primitives that are wrong. */
final class PrimitiveDefects {
    private static final String PRODUCTS = "matrix products";
    private static final String ELEMENTWISE = "elementwise";
    private static final String REDUCTIONS = "reductions";
    private static final String TRANSFERS = "transfers";

    private PrimitiveDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of("transpose flags swapped", PRODUCTS, "gemm a·bᵀ", TransposesSwapped::new),
                Defect.of("beta ignored", PRODUCTS, "beta = 1.0", BetaIgnored::new),
                Defect.of(
                        "beta = 0 multiplies the old contents",
                        PRODUCTS,
                        "gemm: beta = 0 ignores the old contents",
                        StaleNan::new),
                Defect.of("a product skips zeros", PRODUCTS, "NaN and inf", ZerosSkipped::new),
                Defect.of(
                        "NaN swallowed by MAXIMUM",
                        ELEMENTWISE,
                        "binary MAXIMUM: NaN",
                        MaximumWithoutNan::new),
                Defect.of("NaN swallowed by MAX", REDUCTIONS, "reduce MAX", MaxWithoutNan::new),
                Defect.of("MAX over nothing is 0", REDUCTIONS, "reduce MAX", MaxFromZero::new),
                Defect.of(
                        "unary clears its target first",
                        ELEMENTWISE,
                        "the target may be an operand",
                        UnaryUnsafe::new),
                Defect.of(
                        "binary clears its target first",
                        ELEMENTWISE,
                        "binary ADD: the target may be an operand",
                        BinaryUnsafe::new),
                Defect.of(
                        "unary ignores strides", ELEMENTWISE, "unary NEGATE", StridesIgnored::new),
                Defect.of("fill fills gaps as well", TRANSFERS, "fill(", FillsGaps::new),
                Defect.of("upload ignores the host's offset", TRANSFERS, "upload", NoOffset::new),
                Defect.of("SQUARE unsupported", ELEMENTWISE, "unary SQUARE", NoSquare::new));
    }

    private static final class TransposesSwapped extends DelegatingBackend {
        TransposesSwapped(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void gemm(
                boolean ta, boolean tb, double alpha, View a, View b, double beta, View c) {
            super.gemm(tb, ta, alpha, a, b, beta, c);
        }
    }

    private static final class BetaIgnored extends DelegatingBackend {
        BetaIgnored(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void gemm(
                boolean ta, boolean tb, double alpha, View a, View b, double beta, View c) {
            super.gemm(ta, tb, alpha, a, b, 0, c);
        }
    }

    private static final class StaleNan extends DelegatingBackend {
        StaleNan(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void gemm(
                boolean ta, boolean tb, double alpha, View a, View b, double beta, View c) {
            Storage factor = allocate(1);
            View one = View.dense(factor, 0, Shape.of());
            fill(one, beta);
            binary(BinaryOp.MULTIPLY, c, View.strided(factor, 0, c.shape(), new int[c.rank()]), c);
            release(factor);
            super.gemm(ta, tb, alpha, a, b, 1, c);
        }
    }

    /** What a test for 0 before the inner loop does: 0 · NaN is left out. */
    private static final class ZerosSkipped extends DelegatingBackend {
        ZerosSkipped(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void gemm(
                boolean ta, boolean tb, double alpha, View a, View b, double beta, View c) {
            double[] values = Host.read(this, Host.everything(b));
            Host.write(this, Host.withoutNan(values, 0), Host.everything(b));
            super.gemm(ta, tb, alpha, a, b, beta, c);
            Host.write(this, values, Host.everything(b));
        }
    }

    private static final class MaximumWithoutNan extends DelegatingBackend {
        MaximumWithoutNan(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void binary(BinaryOp op, View a, View b, View target) {
            if (op != BinaryOp.MAXIMUM) {
                super.binary(op, a, b, target);
                return;
            }
            double[] values = Host.read(this, Host.everything(a));
            Host.write(this, Host.withoutNan(values, Double.NEGATIVE_INFINITY), Host.everything(a));
            super.binary(op, a, b, target);
            if (!Host.isSame(a, target)) {
                Host.write(this, values, Host.everything(a));
            }
        }
    }

    private static final class MaxWithoutNan extends DelegatingBackend {
        MaxWithoutNan(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void reduce(ReduceOp op, View x, View target) {
            double[] values = Host.read(this, Host.everything(x));
            if (op == ReduceOp.MAX) {
                Host.write(
                        this,
                        Host.withoutNan(values, Double.NEGATIVE_INFINITY),
                        Host.everything(x));
            }
            super.reduce(op, x, target);
            Host.write(this, values, Host.everything(x));
        }
    }

    private static final class MaxFromZero extends DelegatingBackend {
        MaxFromZero(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void reduce(ReduceOp op, View x, View target) {
            super.reduce(op, x, target);
            if (op == ReduceOp.MAX && x.size() == 0) {
                fill(target, 0);
            }
        }
    }

    private static final class UnaryUnsafe extends DelegatingBackend {
        UnaryUnsafe(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void unary(UnaryOp op, View x, View target) {
            fill(target, 0);
            super.unary(op, x, target);
        }
    }

    private static final class BinaryUnsafe extends DelegatingBackend {
        BinaryUnsafe(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void binary(BinaryOp op, View a, View b, View target) {
            fill(target, 0);
            super.binary(op, a, b, target);
        }
    }

    private static final class StridesIgnored extends DelegatingBackend {
        StridesIgnored(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void unary(UnaryOp op, View x, View target) {
            super.unary(op, x, View.dense(target.storage(), target.offset(), target.shape()));
        }
    }

    private static final class FillsGaps extends DelegatingBackend {
        FillsGaps(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void fill(View target, double value) {
            if (target.isDense()) {
                super.fill(target, value);
            } else {
                super.fill(Host.everything(target), value);
            }
        }
    }

    private static final class NoOffset extends DelegatingBackend {
        NoOffset(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void upload(double[] source, int offset, View target) {
            super.upload(source, 0, target);
        }
    }

    private static final class NoSquare extends DelegatingBackend {
        NoSquare(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void unary(UnaryOp op, View x, View target) {
            if (op == UnaryOp.SQUARE) {
                throw new UnsupportedOperationException("not yet");
            }
            super.unary(op, x, target);
        }
    }
}
