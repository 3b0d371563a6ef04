package org.ntm4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.tensor.Shape;

class ClipNormTest {
    static Stream<Arguments> kernelsAndSizes() {
        return Stream.of("scalar", "vector", "reference")
                .flatMap(
                        kernels ->
                                Stream.of(1, 7, 33, 1_023, 1_025, 17_162)
                                        .map(size -> Arguments.of(kernels, size)));
    }

    private static TensorBackend open(String kernels) {
        return kernels.equals("reference")
                ? new ReferenceBackendProvider().open(BackendConfig.defaults())
                : new CpuBackendProvider().open(new BackendConfig(Map.of("kernels", kernels)));
    }

    private static double[] clip(TensorBackend backend, double[] x, double limit) {
        View view = View.dense(backend.allocate(x.length + 3), 3, Shape.of(x.length));
        View norm = View.dense(backend.allocate(2), 1, Shape.of(1));
        backend.upload(x, 0, view);
        backend.kernels().clipNorm(view, limit, norm);
        double[] clippedAndNorm = new double[x.length + 1];
        backend.download(view, clippedAndNorm, 0);
        backend.download(norm, clippedAndNorm, x.length);
        return clippedAndNorm;
    }

    private static double[] floats(int size) {
        Random random = new Random(size);
        return random.doubles(size).map(x -> (float) (4 * x - 2)).toArray();
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double element : x) {
            sum += element * element;
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void aLongVectorIsShortenedInItsDirection(String kernels, int size) {
        double[] x = floats(size);
        double norm = norm(x);
        try (TensorBackend backend = open(kernels)) {
            double[] clipped = clip(backend, x, norm / 3);
            assertThat(clipped[size]).isCloseTo(norm, within(2e-6 * norm));
            for (int i = 0; i < size; i++) {
                assertThat(clipped[i]).isCloseTo(x[i] / 3, within(2e-6 * Math.abs(x[i])));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void aShortVectorStaysAsItIs(String kernels, int size) {
        double[] x = floats(size);
        try (TensorBackend backend = open(kernels)) {
            double[] clipped = clip(backend, x, norm(x) * 1.001);
            assertThat(clipped).startsWith(x);
            assertThat(clipped[size]).isCloseTo(norm(x), within(2e-6 * norm(x)));
        }
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void oneNaNMakesAllNaN(String kernels, int size) {
        double[] x = floats(size);
        x[size / 2] = Double.NaN;
        try (TensorBackend backend = open(kernels)) {
            assertThat(clip(backend, x, 1e9)).containsOnly(Double.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void nothingComesOfZeros(String kernels, int size) {
        try (TensorBackend backend = open(kernels)) {
            assertThat(clip(backend, new double[size], 1e-9)).containsOnly(0);
        }
    }
}
