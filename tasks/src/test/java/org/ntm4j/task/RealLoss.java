package org.ntm4j.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.cpu.CpuBackendProvider;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.metric.MetricWindow;
import org.ntm4j.tensor.Shape;

/** The cost of answers by the loss that models are trained on. */
public final class RealLoss {
    private static final float SURE = 60;

    private RealLoss() {}

    /** Fails unless an oracle that is sure of its answers costs nothing and makes no mistake. */
    public static void assertSolved(EpisodeBatch episodes, Oracle oracle) {
        float[] logits = new float[episodes.targets().length];
        Arrays.fill(logits, Float.NaN);
        for (int b = 0; b < episodes.batch(); b++) {
            for (Answer answer : oracle.solve(episodes, b)) {
                int at = episodes.targetIndex(answer.step(), b, 0);
                for (int y = 0; y < episodes.outputWidth(); y++) {
                    logits[at + y] = answer.values().get(y) == 1 ? SURE : -SURE;
                }
            }
        }
        double[] perSequence = perSequence(episodes, whereScored(episodes, logits));
        assertThat(perSequence).hasSize(2 * episodes.batch());
        assertThat(Arrays.stream(perSequence).map(Math::abs).max().orElseThrow()).isLessThan(1e-9);
    }

    /** Logits of 0 where nothing is scored, so that only a missing answer stays NaN. */
    private static float[] whereScored(EpisodeBatch episodes, float[] logits) {
        float[] kept = new float[logits.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = episodes.mask()[i / episodes.outputWidth()] == 0 ? 0 : logits[i];
        }
        return kept;
    }

    /** The costs of the sequences, in bits, of saying ½ on every channel. */
    public static double[] bitsOfSayingOneHalf(EpisodeBatch episodes) {
        double[] perSequence = perSequence(episodes, new float[episodes.targets().length]);
        double[] bits = new double[episodes.batch()];
        Arrays.setAll(bits, b -> MetricWindow.bits(perSequence[2 * b]));
        return bits;
    }

    private static double[] perSequence(EpisodeBatch episodes, float[] logits) {
        try (TensorBackend backend = new CpuBackendProvider().open(BackendConfig.defaults())) {
            int t = episodes.steps();
            int b = episodes.batch();
            int y = episodes.outputWidth();
            View results = view(backend, new float[2 * b], b, 2);
            backend.kernels()
                    .crossEntropy(
                            view(backend, logits, t, b, y),
                            view(backend, episodes.targets(), t, b, y),
                            view(backend, episodes.mask(), t, b),
                            results);
            double[] perSequence = new double[2 * b];
            backend.download(results, perSequence, 0);
            return perSequence;
        }
    }

    private static View view(TensorBackend backend, float[] values, int... extents) {
        Storage storage = backend.allocate(values.length);
        View view = View.dense(storage, 0, Shape.of(extents));
        backend.upload(values, 0, view);
        return view;
    }
}
