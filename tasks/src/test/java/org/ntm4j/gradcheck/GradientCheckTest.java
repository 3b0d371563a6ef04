package org.ntm4j.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.error.NtmException;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class GradientCheckTest {
    private static final BackendOption REFERENCE = BackendOption.of("reference");
    private static final BackendOption SCALAR =
            new BackendOption("cpu", Map.of("kernels", "scalar"));

    private static RunConfig run(String model) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("task.maxLength", "4");
        changes.put("training.batchSize", "3");
        if (model.equals("lstm")) {
            changes.put("model.hidden", "8");
        } else {
            changes.put("model.controllerSize", "8");
            changes.put("model.memoryLocations", "6");
            changes.put("model.memoryWidth", "4");
        }
        return Presets.get("paper", "copy", model, 3).withAll(changes);
    }

    private static GradientReport check(BackendOption... options) {
        return new GradientCheck(FakeBackends.registry(), List.of(options))
                .run(
                        List.of(
                                GradientCase.of("first", run("ntm-ff")),
                                GradientCase.of("second", run("lstm"))));
    }

    @Test
    void backendsThatAgreeArePassed() {
        GradientReport report = check(REFERENCE, SCALAR);
        assertThat(report.failures(1e-4)).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.compared())
                .containsOnlyKeys(new Pair("reference", "cpu (kernels=scalar)"));
        assertThat(report.compared().values().iterator().next())
                .extracting(GradientDifference::sample)
                .containsExactly("first", "second");
        assertThat(report.failures(1e-12)).hasSize(2);
    }

    @Test
    void aWrongKernelIsFoundWhereItIsUsed() {
        GradientReport report = check(REFERENCE, FakeBackends.DOUBLING);
        assertThat(report.failures(1e-4))
                .singleElement()
                .asString()
                .startsWith(
                        "doubling against reference, first: loss error 0.0, gradient error"
                                + " ParameterError[name=");
    }

    @Test
    void aMissingBackendIsSkippedWithItsReasonAndCounted() {
        GradientReport report = check(REFERENCE, FakeBackends.MISSING, SCALAR);
        String reason = "NTM-B002: it is a myth; look elsewhere";
        assertThat(report.compared()).hasSize(1);
        assertThat(report.skipped())
                .containsExactly(
                        new SkippedPair(new Pair("reference", "missing"), reason),
                        new SkippedPair(new Pair("missing", "cpu (kernels=scalar)"), reason));
        String table = report.table().toText();
        assertThat(table)
                .startsWith("Largest relative errors; pairs of backends compared: 1, skipped: 2\n");
        assertThat(table.lines().filter(line -> line.contains("skipped  ")))
                .hasSize(2)
                .allMatch(line -> line.endsWith(reason));
        assertThat(table).contains("ntm-ff", "lstm", "first", "second");
    }

    @Test
    void anOptionThatIsWrongIsNotAMissingBackend() {
        NtmException failure =
                catchThrowableOfType(
                        NtmException.class,
                        () ->
                                check(
                                        REFERENCE,
                                        new BackendOption("cpu", Map.of("kernels", "square"))));
        assertThat(failure.code()).isEqualTo("NTM-B020");
    }

    @Test
    void aCaseIsTheSameForEveryBackendAndFitsSinglePrecision() {
        GradientCase one = GradientCase.of("one", run("ntm-ff"));
        GradientCase again = GradientCase.of("one", run("ntm-ff"));
        assertThat(again.episodes().inputs()).isEqualTo(one.episodes().inputs());
        one.parameters()
                .forEach(
                        (name, tensor) -> {
                            assertThat(again.parameters().get(name).data())
                                    .as(name)
                                    .isEqualTo(tensor.data());
                            for (double element : tensor.data()) {
                                assertThat((double) (float) element).isEqualTo(element);
                            }
                        });
        assertThat(one.parameters().get("heads.bias").data()).doesNotHaveDuplicates();
    }

    @Test
    void aSampleLeavesNothingOnTheBackend() {
        try (TensorBackend backend =
                new ReferenceBackendProvider().open(BackendConfig.defaults())) {
            GradientSample sample =
                    GradientSample.of(GradientCase.of("one", run("ntm-lstm")), backend);
            assertThat(sample.losses()).hasSize(3).doesNotContain(0.0);
            assertThat(backend.liveElements()).isZero();
        }
    }

    @Test
    void theSmallCasesCoverHeadsShiftsAndMixedLengths() {
        List<GradientCase> cases = GradientCase.small(1);
        assertThat(cases).hasSize(2 * 2 * 2 * 2 + 2);
        assertThat(cases).extracting(GradientCase::name).doesNotHaveDuplicates();
        assertThat(cases)
                .filteredOn(sample -> sample.episodes().batch() == 7)
                .hasSize(9)
                .allSatisfy(GradientCheckTest::assertLengthsAreMixed);
        assertThat(cases)
                .extracting(sample -> sample.definition().id())
                .containsOnly("ntm-ff", "ntm-lstm", "lstm");
    }

    private static void assertLengthsAreMixed(GradientCase sample) {
        double[] answers = new double[sample.episodes().batch()];
        for (int t = 0; t < sample.episodes().steps(); t++) {
            for (int b = 0; b < answers.length; b++) {
                answers[b] += sample.episodes().mask()[sample.episodes().maskIndex(t, b)];
            }
        }
        assertThat(Arrays.stream(answers).distinct().count()).isGreaterThan(2);
    }

    @Test
    void nanIsWithinNoTolerance() {
        GradientCase sample = GradientCase.of("one", run("lstm"));
        GradientSample good = sample(1, 2);
        assertThat(GradientDifference.between(sample, good, good).isWithin(0)).isTrue();
        GradientDifference badGradient =
                GradientDifference.between(sample, good, sample(1, Double.NaN));
        assertThat(badGradient.isWithin(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(badGradient.worst().error()).isNaN();
        assertThat(
                        GradientDifference.between(sample, good, sample(Double.NaN, 2))
                                .isWithin(Double.POSITIVE_INFINITY))
                .isFalse();
    }

    private static GradientSample sample(double loss, double gradient) {
        return new GradientSample(
                new double[] {loss},
                Map.of("w", new HostTensor(Shape.of(1), new double[] {gradient})));
    }

    @Test
    void trainingDriftsApartByRoundingOnly() {
        DriftReport report =
                new DriftCheck(
                                FakeBackends.registry(),
                                List.of(REFERENCE, SCALAR, FakeBackends.MISSING))
                        .run(List.of(run("ntm-ff"), run("lstm")), 20);
        assertThat(report.drifts()).hasSize(2).allMatch(drift -> drift.isWithin(1e-4));
        assertThat(report.drifts()).noneMatch(drift -> drift.isWithin(1e-12));
        assertThat(report.skipped()).hasSize(2);
        assertThat(report.table().toText())
                .startsWith("Drift in training; pairs of backends compared: 1, skipped: 2\n")
                .contains("it is a myth");
    }

    @Test
    void trainingWithAWrongKernelDriftsFurther() {
        DriftReport report =
                new DriftCheck(FakeBackends.registry(), List.of(REFERENCE, FakeBackends.DOUBLING))
                        .run(List.of(run("ntm-ff")), 20);
        assertThat(report.drifts())
                .singleElement()
                .satisfies(drift -> assertThat(drift.isWithin(1e-4)).isFalse());
    }
}
