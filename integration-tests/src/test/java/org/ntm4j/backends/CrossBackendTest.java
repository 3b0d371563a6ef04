package org.ntm4j.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.cuda.software.SoftwareDevice;
import org.ntm4j.gradcheck.BackendOption;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.DriftCheck;
import org.ntm4j.gradcheck.DriftReport;
import org.ntm4j.gradcheck.GradientCase;
import org.ntm4j.gradcheck.GradientCheck;
import org.ntm4j.gradcheck.GradientReport;
import org.ntm4j.gradcheck.Pair;
import org.ntm4j.gradcheck.SkippedPair;
import org.ntm4j.gradcheck.Table;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

/**
 * Every backend against every other: losses, gradients and short trainings. What was found is written to
 * {@code target/gradient-check.txt} and {@code .html}. CUDA is compared on its software device; where that
 * can't be built, the pairs with CUDA are skipped, or fail with {@code -Dntm.require=cuda}.
 */
@Tag("software-device")
class CrossBackendTest {
    private static final BackendOption REFERENCE = BackendOption.of("reference");
    private static final BackendOption VECTOR =
            new BackendOption("cpu", Map.of("kernels", "vector"));
    private static final BackendOption SCALAR =
            new BackendOption("cpu", Map.of("kernels", "scalar"));
    private static final BackendOption CUDA = BackendOption.of("cuda");
    private static final List<BackendOption> BACKENDS = List.of(REFERENCE, VECTOR, SCALAR, CUDA);
    private static final int PAIRS = 6;
    private static final double TOLERANCE = 1e-4;

    private static final int UPDATES = 100;
    private static final List<Table> TABLES = new ArrayList<>();

    @BeforeAll
    static void loadDevice() {
        Optional<String> obstacle = SoftwareDevice.load(Path.of("..", "backend-cuda"), true);
        if (SoftwareDevice.isRequired()) {
            assertThat(obstacle).as("why there is no CUDA device").isEmpty();
        }
    }

    @AfterAll
    static void write() throws IOException {
        TABLES.sort(Comparator.comparing(Table::title).reversed());
        StringBuilder text = new StringBuilder();
        TABLES.forEach(table -> text.append(table.toText()).append('\n'));
        Files.writeString(Path.of("target", "gradient-check.txt"), text);
        Files.writeString(
                Path.of("target", "gradient-check.html"),
                Table.toHtmlPage("Backends compared", TABLES));
    }

    /** The pairs whose backends this machine has, found without the check itself. */
    private static Set<Pair> expectedPairs() {
        BackendRegistry registry = BackendRegistry.load();
        List<BackendOption> present = new ArrayList<>(List.of(REFERENCE, SCALAR));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            present.add(1, VECTOR);
        }
        if (registry.candidates().stream()
                .filter(candidate -> candidate.id().equals("cuda"))
                .anyMatch(candidate -> candidate.availability() instanceof Available)) {
            present.add(CUDA);
        }
        Set<Pair> pairs = new HashSet<>();
        for (int second = 1; second < present.size(); second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(new Pair(present.get(first).name(), present.get(second).name()));
            }
        }
        return pairs;
    }

    private static void assertEveryPairIsAccountedFor(
            Set<Pair> compared, List<SkippedPair> skipped) {
        assertThat(compared).isEqualTo(expectedPairs());
        assertThat(skipped)
                .hasSize(PAIRS - compared.size())
                .allSatisfy(pair -> assertThat(pair.reason()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void lossesAndGradientsAgreeOnEveryModel() {
        List<GradientCase> cases = new ArrayList<>(GradientCase.small(1));
        cases.addAll(GradientCase.paper(1));
        GradientReport report = new GradientCheck(BackendRegistry.load(), BACKENDS).run(cases);
        TABLES.add(report.table());
        assertEveryPairIsAccountedFor(report.compared().keySet(), report.skipped());
        assertThat(report.compared().values())
                .allSatisfy(differences -> assertThat(differences).hasSize(cases.size()));
        assertThat(report.failures(TOLERANCE)).isEmpty();
    }

    @Test
    void shortTrainingsStayTogether() {
        List<RunConfig> runs = Stream.of("ntm-ff", "ntm-lstm", "lstm").map(this::run).toList();
        DriftReport report = new DriftCheck(BackendRegistry.load(), BACKENDS).run(runs, UPDATES);
        TABLES.add(report.table());
        Set<Pair> compared = new HashSet<>();
        report.drifts().forEach(drift -> compared.add(drift.pair()));
        assertEveryPairIsAccountedFor(compared, report.skipped());
        assertThat(report.drifts())
                .hasSize(runs.size() * compared.size())
                .extracting(Drift::updates)
                .containsOnly(UPDATES);
        assertThat(report.drifts()).filteredOn(drift -> !drift.isWithin(TOLERANCE)).isEmpty();
    }

    private RunConfig run(String model) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("task.maxLength", "8");
        changes.put("training.learningRate", "1e-3");
        if (model.equals("lstm")) {
            changes.put("model.hidden", "24");
        } else {
            changes.put("model.controllerSize", "24");
            changes.put("model.memoryLocations", "32");
            changes.put("model.memoryWidth", "8");
        }
        return Presets.get("paper", "copy", model, 2).withAll(changes);
    }
}
