package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;

/** {@code fill}, {@code copy}, {@code unary} and {@code binary}. */
final class Elementwise {
    private static final int EXTENTS_GIVEN = 1;

    private final DeviceMemory memory;
    private final Launcher launcher;
    private final Kernel fill;
    private final Kernel copy;
    private final Kernel unary;
    private final Kernel binary;
    private final Axes axes = new Axes();

    Elementwise(DeviceMemory memory, Launcher launcher, KernelModule module) {
        this.memory = memory;
        this.launcher = launcher;
        fill = module.kernel("fill_strided");
        copy = module.kernel("copy_strided");
        unary = module.kernel("unary");
        binary = module.kernel("binary");
    }

    void fill(View target, float value) {
        long to = address(target);
        if (target.size() == 0) {
            return;
        }
        axes.set(target, target, target);
        launcher.begin(fill).addAddress(to).add(value);
        extents();
        launcher.addAll(axes.strides(0), 0).runOver(target.size());
    }

    void copy(View source, View target) {
        requireSame(source, target);
        long from = address(source);
        long to = address(target);
        if (target.size() == 0) {
            return;
        }
        axes.set(source, target, target);
        launcher.begin(copy).addAddress(from).addAddress(to);
        extents();
        launcher.addAll(axes.strides(0), 0).addAll(axes.strides(1), 0).runOver(target.size());
    }

    /** Copies a row of {@code columns} numbers to each of the dense rows at {@code to}. */
    void fillRows(long from, long to, int rows, int columns) {
        launcher.begin(copy).addAddress(from).addAddress(to).add(rows * columns);
        launcher.add(1).add(1).add(columns);
        launcher.add(0).add(0).add(0).add(1);
        launcher.add(columns).add(0).add(0).add(1).runOver(rows * columns);
    }

    void unary(UnaryOp op, View x, View target) {
        requireSame(x, target);
        long from = address(x);
        long to = address(target);
        if (target.size() == 0) {
            return;
        }
        axes.set(x, target, target);
        launcher.begin(unary).add(OpCodes.of(op)).addAddress(from).addAddress(to);
        extents();
        launcher.addAll(axes.strides(0), 0).addAll(axes.strides(1), 0).runOver(target.size());
    }

    void binary(BinaryOp op, View a, View b, View target) {
        requireSame(a, target);
        requireSame(b, target);
        long left = address(a);
        long right = address(b);
        long to = address(target);
        if (target.size() == 0) {
            return;
        }
        axes.set(a, b, target);
        launcher.begin(binary).add(OpCodes.of(op));
        launcher.addAddress(left).addAddress(right).addAddress(to);
        extents();
        launcher.addAll(axes.strides(0), 0).addAll(axes.strides(1), 0).addAll(axes.strides(2), 0);
        launcher.runOver(target.size());
    }

    private void extents() {
        launcher.add(axes.size()).addAll(axes.extents(), EXTENTS_GIVEN);
    }

    private long address(View view) {
        return memory.storage(view).address(view.offset());
    }

    private static void requireSame(View x, View target) {
        if (!x.shape().equals(target.shape())) {
            throw new IllegalArgumentException(x + " and " + target + " have different shapes");
        }
    }
}
