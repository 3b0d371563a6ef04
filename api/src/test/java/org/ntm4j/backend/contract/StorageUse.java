package org.ntm4j.backend.contract;

import java.util.List;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;

/**
 * A way to hand a view to a backend.
 *
 * @param method of {@link TensorBackend}
 * @param argument which argument the view is
 */
record StorageUse(String method, String argument, Action action) {
    /** Calls the method with {@code view} as that argument; all views are {@code [2, 2]}. */
    @FunctionalInterface
    interface Action {
        void on(TensorBackend backend, View view, View first, View second);
    }

    /** Every method that takes views, with every argument. */
    static List<StorageUse> all() {
        return List.of(
                use("upload", "target", (b, v, x, y) -> b.upload(new float[4], 0, v)),
                use("upload", "target (doubles)", (b, v, x, y) -> b.upload(new double[4], 0, v)),
                use("download", "source", (b, v, x, y) -> b.download(v, new float[4], 0)),
                use(
                        "download",
                        "source (doubles)",
                        (b, v, x, y) -> b.download(v, new double[4], 0)),
                use("fill", "target", (b, v, x, y) -> b.fill(v, 1)),
                use("copy", "source", (b, v, x, y) -> b.copy(v, x)),
                use("copy", "target", (b, v, x, y) -> b.copy(x, v)),
                use("unary", "x", (b, v, x, y) -> b.unary(UnaryOp.NEGATE, v, x)),
                use("unary", "target", (b, v, x, y) -> b.unary(UnaryOp.NEGATE, x, v)),
                use("binary", "a", (b, v, x, y) -> b.binary(BinaryOp.ADD, v, x, y)),
                use("binary", "b", (b, v, x, y) -> b.binary(BinaryOp.ADD, x, v, y)),
                use("binary", "target", (b, v, x, y) -> b.binary(BinaryOp.ADD, x, y, v)),
                use("reduce", "x", (b, v, x, y) -> b.reduce(ReduceOp.SUM, v, x)),
                use("reduce", "target", (b, v, x, y) -> b.reduce(ReduceOp.SUM, x, v)),
                use("gemm", "a", (b, v, x, y) -> b.gemm(false, false, 1, v, x, 1, y)),
                use("gemm", "b", (b, v, x, y) -> b.gemm(false, false, 1, x, v, 1, y)),
                use("gemm", "c", (b, v, x, y) -> b.gemm(false, false, 1, x, y, 1, v)));
    }

    private static StorageUse use(String method, String argument, Action action) {
        return new StorageUse(method, argument, action);
    }

    @Override
    public String toString() {
        return method + " with such a storage as " + argument;
    }
}
