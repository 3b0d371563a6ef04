package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.View;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Addressing, one launch forward and one backward: {@code addressing.cu} and {@code addressing_backward.cu}. */
final class AddressKernels {
    /** What every device has for a block without being asked for more; the kernel's own is left out. */
    private static final int MOST_SHARED_BYTES = 40 << 10;

    private final DeviceMemory memory;
    private final DenseViews views;
    private final Launcher launcher;
    private final Kernel address;
    private final Kernel addressBackward;

    AddressKernels(DeviceMemory memory, DenseViews views, Launcher launcher, KernelModule module) {
        this.memory = memory;
        this.views = views;
        this.launcher = launcher;
        address = module.kernel("address");
        addressBackward = module.kernel("address_backward");
    }

    void address(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes) {
        launcher.begin(address);
        launcher.addAddress(views.address(matrix)).addAddress(views.address(norms));
        launcher.addAddress(views.address(heads)).addAddress(views.address(previous));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(planes));
        addPlaces(layout, group, matrix.extent(2));
        if (weighting.size() > 0) {
            int blocks = weighting.extent(0) * weighting.extent(1);
            launcher.runBlocks(blocks, weighting.extent(2), 0);
        }
    }

    void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View matrix,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious) {
        launcher.begin(addressBackward);
        launcher.addAddress(views.address(matrix)).addAddress(views.address(norms));
        launcher.addAddress(views.address(heads)).addAddress(views.address(previous));
        launcher.addAddress(views.address(weighting)).addAddress(views.address(planes));
        launcher.addAddress(views.address(dWeighting)).addAddress(views.address(dMemory));
        launcher.addAddress(views.address(dHeads)).addAddress(views.address(dPrevious));
        if (weighting.size() > 0) {
            runBackward(layout, group, weighting.extent(0), weighting.extent(2));
        }
    }

    /** Two numbers for each location are kept in shared memory, or in scratch where there are too many. */
    private void runBackward(HeadLayout layout, HeadGroup group, int batch, int locations) {
        long bytes = 2L * Float.BYTES * locations;
        if (bytes <= MOST_SHARED_BYTES) {
            launcher.addAddress(0);
            addPlaces(layout, group, locations);
            launcher.runBlocks(batch, locations, (int) bytes);
            return;
        }
        DeviceStorage scratch = memory.allocate(Math.multiplyExact(2 * batch, locations));
        try {
            launcher.addAddress(scratch.address(0));
            addPlaces(layout, group, locations);
            launcher.runBlocks(batch, locations, 0);
        } finally {
            memory.release(scratch);
        }
    }

    private void addPlaces(HeadLayout layout, HeadGroup group, int locations) {
        int first = layout.first(group);
        launcher.add(layout.count(group)).add(locations).add(layout.memoryWidth());
        launcher.add(layout.width()).add(layout.shifts());
        launcher.add(layout.key(first)).add(layout.keyStrength(first));
        launcher.add(layout.interpolationGate(first)).add(layout.sharpening(first));
        launcher.add(layout.shiftWeighting(first));
    }
}
