package org.ntm4j.backend.contract.broken;

import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** Dense views as arrays, for defects that are easier to make on the host. */
final class Host {
    private Host() {}

    static double[] read(TensorBackend backend, View view) {
        double[] values = new double[view.size()];
        backend.download(view, values, 0);
        return values;
    }

    static void write(TensorBackend backend, double[] values, View view) {
        backend.upload(values, 0, view);
    }

    /** The whole storage of a view. */
    static View everything(View view) {
        return View.dense(view.storage(), 0, Shape.of(view.storage().size()));
    }

    static boolean isSame(View a, View b) {
        return a.storage() == b.storage() && a.offset() == b.offset();
    }

    /** {@code values} with NaN replaced. */
    static double[] withoutNan(double[] values, double replacement) {
        double[] numbers = values.clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.isNaN(numbers[i]) ? replacement : numbers[i];
        }
        return numbers;
    }
}
