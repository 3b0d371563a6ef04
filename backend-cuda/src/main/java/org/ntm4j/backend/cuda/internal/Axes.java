package org.ntm4j.backend.cuda.internal;

import java.util.Arrays;
import org.ntm4j.backend.View;

/**
 * Axes of up to three views of one shape, as few as describe them: axes of extent 1 are dropped, and two
 * that are one walk through memory in every view become one. Made once and filled for each call.
 *
 * <p>The outermost axis is first; unused ones have extent 1 and stride 0.
 */
final class Axes {
    private static final int MOST = 4;
    private static final int VIEWS = 3;

    private final int[] extents = new int[MOST];
    private final int[][] strides = new int[VIEWS][MOST];
    private int count;
    private long size;

    /** All axes of three views, which may be the same. */
    void set(View first, View second, View third) {
        clear();
        for (int axis = first.rank() - 1; axis >= 0; axis--) {
            prepend(
                    first.extent(axis),
                    first.stride(axis),
                    second.stride(axis),
                    third.stride(axis));
        }
        finish();
    }

    /** Begins; {@link #prepend} and {@link #finish} follow. */
    void clear() {
        count = 0;
        size = 1;
    }

    /** The next axis outwards. */
    void prepend(int extent, int first, int second, int third) {
        size *= extent;
        if (extent == 1) {
            return;
        }
        if (count > 0 && continues(0, first) && continues(1, second) && continues(2, third)) {
            extents[count - 1] *= extent;
            return;
        }
        extents[count] = extent;
        strides[0][count] = first;
        strides[1][count] = second;
        strides[2][count] = third;
        count++;
    }

    private boolean continues(int view, int stride) {
        return stride == (long) strides[view][count - 1] * extents[count - 1];
    }

    /** Turns what was prepended round, and fills it up. */
    void finish() {
        reverse(extents, count);
        Arrays.fill(extents, count, MOST, 1);
        for (int[] of : strides) {
            reverse(of, count);
            Arrays.fill(of, count, MOST, 0);
        }
    }

    private static void reverse(int[] values, int length) {
        for (int low = 0, high = length - 1; low < high; low++, high--) {
            int kept = values[low];
            values[low] = values[high];
            values[high] = kept;
        }
    }

    /** The number of elements; 1 without axes. */
    int size() {
        return Math.toIntExact(size);
    }

    /** All extents; kernels do not ask for the first. */
    int[] extents() {
        return extents;
    }

    /** The strides of one of the three views. */
    int[] strides(int view) {
        return strides[view];
    }

    /** The stride of the innermost axis of one of the views; 0 without axes. */
    int innermostStride(int view) {
        return count == 0 ? 0 : strides[view][count - 1];
    }
}
