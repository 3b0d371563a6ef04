package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** Primitives on nothing at all. Fused kernels have their empty cases among their ordinary ones. */
final class ZeroExtents {
    static final String TOPIC = "zero extents";

    private static final Shape[] SHAPES = {
        Shape.of(0), Shape.of(0, 3), Shape.of(3, 0), Shape.of(2, 0, 3), Shape.of(0, 0, 0, 0)
    };

    private ZeroExtents() {}

    static List<ContractCheck> checks() {
        return List.of(
                new ContractCheck(TOPIC, "elementwise, copy, fill, transfers", ZeroExtents::ops),
                new ContractCheck(TOPIC, "an empty batch of products", ZeroExtents::emptyBatch),
                new ContractCheck(TOPIC, "storages of 0 elements", ZeroExtents::emptyStorages));
    }

    private static void ops(Context context) {
        for (Shape shape : SHAPES) {
            for (Arrangement arrangement : Arrangement.WRITABLE) {
                try (Workspace workspace = new Workspace(context.backend())) {
                    Buffer x = workspace.buffer(arrangement, shape, new double[0]);
                    Buffer target = workspace.stale(arrangement, shape);
                    Requirement requirement =
                            context.require(
                                    "extents of 0 are legal and nothing is written",
                                    "each primitive on " + target.view(),
                                    "loops over rows when the rows are empty");
                    everything(context.backend(), x.view(), target.view());
                    x.requireUntouched(requirement, "the operand");
                    target.requireUntouched(requirement, "the target");
                }
            }
        }
    }

    private static void everything(TensorBackend backend, View x, View target) {
        for (UnaryOp op : UnaryOp.values()) {
            backend.unary(op, x, target);
        }
        for (BinaryOp op : BinaryOp.values()) {
            backend.binary(op, x, x, target);
        }
        for (ReduceOp op : ReduceOp.values()) {
            backend.reduce(op, x, target);
        }
        backend.copy(x, target);
        backend.fill(target, 1);
        backend.upload(new float[0], 0, target);
        backend.upload(new double[2], 2, target);
        backend.download(target, new float[1], 1);
        backend.download(target, new double[0], 0);
    }

    private static void emptyBatch(Context context) {
        try (Workspace workspace = new Workspace(context.backend())) {
            Buffer a = workspace.dense(Shape.of(0, 2, 3));
            Buffer b = workspace.dense(Shape.of(0, 3, 4));
            Buffer c = workspace.dense(Shape.of(0, 2, 4));
            Requirement requirement =
                    context.require(
                            "gemm: a batch may be empty",
                            "gemm with " + a.view() + ", " + b.view() + ", " + c.view(),
                            "the batch count");
            context.backend().gemm(false, false, 1, a.view(), b.view(), 0, c.view());
            c.requireUntouched(requirement, "c");
        }
    }

    private static void emptyStorages(Context context) {
        TensorBackend backend = context.backend();
        context.operation("each primitive on views of storages of 0 elements");
        Storage first = backend.allocate(0);
        Storage second = backend.allocate(0);
        everything(
                backend,
                View.dense(first, 0, Shape.of(3, 0)),
                View.dense(second, 0, Shape.of(3, 0)));
        backend.release(first);
        backend.release(second);
    }
}
