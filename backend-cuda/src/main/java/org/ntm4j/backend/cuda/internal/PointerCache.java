package org.ntm4j.backend.cuda.internal;

import jcuda.driver.CUdeviceptr;
import org.jspecify.annotations.Nullable;

/**
 * Pointers into one piece of memory, so that the calls of a steady state make no new ones. A place in the
 * table is taken by the last that came.
 */
final class PointerCache {
    private static final int INITIAL = 4;
    private static final int LARGEST = 1024;

    private final CUdeviceptr base;
    private int[] elements = new int[INITIAL];
    private @Nullable CUdeviceptr[] pointers = new CUdeviceptr[INITIAL];
    private int collisions;

    PointerCache(CUdeviceptr base) {
        this.base = base;
    }

    CUdeviceptr at(int element) {
        int place = place(element);
        CUdeviceptr found = pointers[place];
        if (found != null && elements[place] == element) {
            return found;
        }
        if (found != null && ++collisions > pointers.length && pointers.length < LARGEST) {
            collisions = 0;
            elements = new int[2 * pointers.length];
            pointers = new CUdeviceptr[elements.length];
            place = place(element);
        }
        CUdeviceptr made = base.withByteOffset((long) Float.BYTES * element);
        elements[place] = element;
        pointers[place] = made;
        return made;
    }

    private int place(int element) {
        int mixed = element * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (pointers.length - 1);
    }
}
