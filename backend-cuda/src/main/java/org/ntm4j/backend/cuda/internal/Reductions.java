package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.View;

/** {@code reduce}, by one thread or one block for each output. */
final class Reductions {
    private static final int MANY_TERMS = 128;
    private static final int FEW_OUTPUTS = 64;
    private static final int MOST_BLOCKS = 65_535;

    private final DeviceMemory memory;
    private final Launcher launcher;
    private final Kernel byThread;
    private final Kernel byBlock;
    private final Axes kept = new Axes();
    private final Axes reduced = new Axes();

    Reductions(DeviceMemory memory, Launcher launcher, KernelModule module) {
        this.memory = memory;
        this.launcher = launcher;
        byThread = module.kernel("reduce_by_thread");
        byBlock = module.kernel("reduce_by_block");
    }

    void reduce(ReduceOp op, View x, View target) {
        requireFits(x, target);
        long from = memory.storage(x).address(x.offset());
        long to = memory.storage(target).address(target.offset());
        if (target.size() == 0) {
            return;
        }
        split(x, target);
        int outputs = target.size();
        int terms = reduced.size();
        boolean blocks =
                terms >= MANY_TERMS && (outputs <= FEW_OUTPUTS || reduced.innermostStride(0) == 1);
        launcher.begin(blocks ? byBlock : byThread).add(OpCodes.of(op));
        launcher.addAddress(terms == 0 ? to : from).addAddress(to).add(outputs).add(terms);
        launcher.addAll(kept.extents(), 1).addAll(reduced.extents(), 1);
        launcher.addAll(kept.strides(0), 0).addAll(reduced.strides(0), 0);
        launcher.addAll(kept.strides(1), 0);
        if (blocks) {
            launcher.run(Math.min(outputs, MOST_BLOCKS), 1, 1, Launcher.THREADS, 0);
        } else {
            launcher.runOver(outputs);
        }
    }

    private void split(View x, View target) {
        kept.clear();
        reduced.clear();
        for (int axis = x.rank() - 1; axis >= 0; axis--) {
            int extent = x.extent(axis);
            if (target.extent(axis) == extent) {
                kept.prepend(extent, x.stride(axis), target.stride(axis), target.stride(axis));
            } else {
                reduced.prepend(extent, x.stride(axis), x.stride(axis), x.stride(axis));
            }
        }
        kept.finish();
        reduced.finish();
    }

    private static void requireFits(View x, View target) {
        boolean fits = x.rank() == target.rank();
        for (int axis = 0; fits && axis < x.rank(); axis++) {
            fits = target.extent(axis) == x.extent(axis) || target.extent(axis) == 1;
        }
        if (!fits) {
            throw new IllegalArgumentException(x + " can't be reduced to " + target);
        }
    }
}
