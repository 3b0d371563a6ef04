package org.ntm4j.backend.cpu.episode;

import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.kernel.DenseViews;

/**
 * Rows that follow each other in an array.
 *
 * @param offset where the first one begins
 * @param width how long each is
 */
record Matrix(float[] array, int offset, int width) {
    /** The array behind a view with axes before the last taken as one, of rows {@code width} long. */
    static Matrix of(DenseViews views, View view, int width) {
        return new Matrix(views.array(view), view.offset(), width);
    }

    /** Where a row begins. */
    int at(int row) {
        return offset + row * width;
    }
}
