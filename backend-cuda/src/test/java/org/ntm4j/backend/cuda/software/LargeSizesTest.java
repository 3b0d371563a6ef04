package org.ntm4j.backend.cuda.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cuda.CudaBackendProvider;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/**
 * Sizes beyond those of the contract, at which kernels take another way: more locations than a block has
 * threads or shared memory has room, more shifts than locations, sums in two stages.
 */
@OnSoftwareDevice
class LargeSizesTest {
    private final TensorBackend cuda =
            new CudaBackendProvider().open(new BackendConfig(Map.of("gemm", "kernel")));
    private final TensorBackend reference =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final Random random = new Random(230);

    @AfterEach
    void close() {
        cuda.close();
        reference.close();
    }

    @FunctionalInterface
    private interface Call {
        void on(FusedKernels kernels, View[] views);
    }

    private float[] signed(int size) {
        return between(-1, 1, size);
    }

    private float[] between(double low, double high, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return values;
    }

    private static List<float[]> run(
            TensorBackend backend, List<Shape> shapes, List<float[]> values, Call call) {
        View[] views = new View[shapes.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = View.dense(backend.allocate(shapes.get(i).size()), 0, shapes.get(i));
            backend.upload(values.get(i), 0, views[i]);
        }
        call.on(backend.kernels(), views);
        List<float[]> results = new ArrayList<>();
        for (View view : views) {
            float[] result = new float[view.size()];
            backend.download(view, result, 0);
            results.add(result);
        }
        return results;
    }

    /** Relative to the largest element of each result. */
    private List<float[]> requireEqual(
            double tolerance, List<Shape> shapes, List<float[]> values, Call call) {
        List<float[]> expected = run(reference, shapes, values, call);
        List<float[]> actual = run(cuda, shapes, values, call);
        for (int i = 0; i < shapes.size(); i++) {
            double largest = 0;
            double difference = 0;
            for (int j = 0; j < expected.get(i).length; j++) {
                largest = Math.max(largest, Math.abs(expected.get(i)[j]));
                double error = Math.abs(expected.get(i)[j] - actual.get(i)[j]);
                difference = error <= difference ? difference : error;
            }
            assertThat(difference / Math.max(largest, Float.MIN_NORMAL))
                    .as("result %s", i)
                    .isLessThan(tolerance);
        }
        return expected;
    }

    private void addressingAgrees(int batch, int locations, HeadLayout layout) {
        HeadGroup group = HeadGroup.WRITE;
        Shape memory = Shape.of(batch, layout.memoryWidth(), locations);
        Shape norms = Shape.of(batch, locations);
        Shape heads = Shape.of(batch, layout.width());
        Shape weighting = Shape.of(batch, layout.count(group), locations);
        Shape planes = Shape.of(batch, layout.count(group), AddressingPlanes.COUNT, locations);
        List<Shape> shapes = List.of(memory, norms, heads, weighting, weighting, planes);
        List<float[]> values =
                List.of(
                        signed(memory.size()),
                        between(1, 2, norms.size()),
                        between(0, 1, heads.size()),
                        between(0, 2.0 / locations, weighting.size()),
                        signed(weighting.size()),
                        signed(planes.size()));
        List<float[]> forward =
                requireEqual(
                        1e-4,
                        shapes,
                        values,
                        (kernels, v) ->
                                kernels.address(layout, group, v[0], v[1], v[2], v[3], v[4], v[5]));
        List<Shape> allShapes = new ArrayList<>(shapes);
        allShapes.addAll(List.of(weighting, memory, heads, weighting));
        List<float[]> allValues = new ArrayList<>(forward);
        allValues.addAll(
                List.of(
                        signed(weighting.size()),
                        new float[memory.size()],
                        new float[heads.size()],
                        new float[weighting.size()]));
        requireEqual(
                1e-3,
                allShapes,
                allValues,
                (kernels, v) ->
                        kernels.addressBackward(
                                layout, group, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8],
                                v[9]));
    }

    @Test
    void thereMayBeMoreLocationsThanABlockHasThreads() {
        addressingAgrees(2, 1025, new HeadLayout(1, 2, 3, 3));
    }

    @Test
    void thereMayBeMoreLocationsThanSharedMemoryHasRoomFor() {
        addressingAgrees(2, 6001, new HeadLayout(1, 2, 2, 3));
    }

    @Test
    void thereMayBeMoreShiftsThanLocations() {
        addressingAgrees(3, 4, new HeadLayout(1, 1, 5, 11));
    }

    @Test
    void aBiasGathersManyRows() {
        Shape dy = Shape.of(3001, 33);
        requireEqual(
                1e-4,
                List.of(Shape.of(3001, 2), dy, Shape.of(2, 33), Shape.of(33)),
                List.of(signed(6002), between(0, 1, dy.size()), signed(66), signed(33)),
                (kernels, v) -> kernels.linearBackwardWeights(v[0], v[1], v[2], v[3]));
    }

    @Test
    void aProductMayHaveMoreRowsThanAGridHasBlocks() {
        int rows = 32 * 65_535 + 40;
        requireEqual(
                1e-5,
                List.of(Shape.of(rows, 0), Shape.of(0, 1), Shape.of(1), Shape.of(rows, 1)),
                List.of(new float[0], new float[0], signed(1), new float[rows]),
                (kernels, v) -> kernels.linear(v[0], v[1], v[2], v[3]));
    }

    @Test
    void aLongGradientIsClippedInTwoStages() {
        int size = 100_003;
        requireEqual(
                1e-5,
                List.of(Shape.of(size), Shape.of(1)),
                List.of(signed(size), new float[1]),
                (kernels, v) -> kernels.clipNorm(v[0], 10, v[1]));
    }

    @Test
    void aLongRowIsASoftmaxAsWell() {
        Shape rows = Shape.of(3, 2500);
        requireEqual(
                1e-5,
                List.of(rows, rows),
                List.of(signed(rows.size()), signed(rows.size())),
                (kernels, v) -> kernels.softmax(v[0], v[1]));
    }
}
