package org.ntm4j.backend.contract;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/**
 * A view in storage of its own, surrounded by guard elements, with a copy of what the storage held when
 * it was made. Tells what changed, inside and outside the view.
 */
final class Buffer {
    private final TensorBackend backend;
    private final View view;
    private final View everything;
    private final int[] positions;
    private final double[] initial;

    /**
     * @param values in row-major order, representable in the backend's precision; where the view repeats
     *     elements the last one counts
     */
    Buffer(TensorBackend backend, Arrangement arrangement, Shape shape, double[] values) {
        this.backend = backend;
        view = arrangement.allocate(backend, shape);
        int size = view.storage().size();
        everything = View.dense(view.storage(), 0, Shape.of(size));
        positions = Indices.positions(view);
        initial = new double[size];
        for (int i = 0; i < size; i++) {
            initial[i] = -1000.5 - i % 7;
        }
        for (int i = 0; i < positions.length; i++) {
            initial[positions[i]] = values[i];
        }
        restore();
    }

    /** Uploads the initial contents again. */
    void restore() {
        backend.upload(initial, 0, everything);
    }

    View view() {
        return view;
    }

    Shape shape() {
        return view.shape();
    }

    /** What the elements of the view were at the beginning, row-major. */
    double[] initial() {
        return elements(initial);
    }

    /** What they are now. */
    double[] now() {
        return elements(download());
    }

    private double[] elements(double[] storage) {
        double[] elements = new double[positions.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = storage[positions[i]];
        }
        return elements;
    }

    private double[] download() {
        double[] contents = new double[initial.length];
        backend.download(everything, contents, 0);
        return contents;
    }

    /** That nothing but the elements of the view changed. */
    void requireOutsideUntouched(Requirement requirement, String what) {
        double[] expected = initial.clone();
        double[] contents = download();
        for (int position : positions) {
            expected[position] = contents[position];
        }
        requireSame(requirement, "the storage around " + what, expected, contents);
    }

    /** That nothing changed. */
    void requireUntouched(Requirement requirement, String what) {
        requireSame(requirement, what, initial, download());
    }

    private void requireSame(
            Requirement requirement, String what, double[] expected, double[] actual) {
        String place = what + " (" + view + "), as its whole storage,";
        requirement.identical(place, everything.shape(), expected, actual);
    }

    void release() {
        backend.release(view.storage());
    }
}
