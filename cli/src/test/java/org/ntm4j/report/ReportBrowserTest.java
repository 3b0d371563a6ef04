package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.browser.Browser;
import org.ntm4j.browser.Tab;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** The report of ten seeds in a real browser. */
@Timeout(120)
class ReportBrowserTest {
    private static final int SEEDS = 10;
    private static final int WINDOWS = 500;
    private static final int MOST_BYTES = 5 << 20;
    private static final Duration MOST_TIME = Duration.ofSeconds(2);

    @TempDir private static Path directory;

    private static Browser browser;
    private static URI report;

    @BeforeAll
    static void write() throws IOException {
        browser = Browser.start();
        List<Path> runs = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path run = CopyRun.copyTo(directory.resolve("run-" + seed));
            Path config = run.resolve("config.yaml");
            Files.writeString(config, Files.readString(config).replace("seed: 1", "seed: " + seed));
            Files.writeString(run.resolve("metrics.jsonl"), metrics(seed));
            runs.add(run);
        }
        ReportRuns read = ReportRuns.read(runs);
        try (TensorBackend backend = CopyRun.backend()) {
            String page = ReportPage.of(read, ReportPage.views(read, backend));
            report = Files.writeString(directory.resolve("report.html"), page).toUri();
        }
    }

    /** Seeds differ in where their windows end and how far they came. */
    private static String metrics(int seed) {
        RandomGenerator random = SeededRandom.of(seed, Purpose.DATA);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= WINDOWS - 20 * seed; i++) {
            lines.append("{\"episodes\":")
                    .append(100L * i + (seed % 2) * 50L)
                    .append(",\"costBits\":")
                    .append(100 * Math.exp(-i / 60.0) + 0.1 * random.nextDouble())
                    .append(",\"bitErrors\":")
                    .append(30 * Math.exp(-i / 60.0))
                    .append(",\"solved\":0.5}\n");
        }
        return lines.toString();
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Tab opened() {
        return browser.tab()
                .size(1280, 800, false)
                .open(report)
                .await(
                        "document.querySelector('#learning .uplot canvas') &&"
                                + " document.querySelector('.stepper canvas')");
    }

    @Test
    void itIsSmallAndOpensSoon() throws IOException {
        assertThat(Files.size(Path.of(report))).isLessThan(MOST_BYTES);
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            Tab tab = opened();
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            best = took.compareTo(best) < 0 ? took : best;
            assertThat(tab.problems()).isEmpty();
        }
        assertThat(best).isLessThan(MOST_TIME);
    }

    @Test
    void itFitsBothSizesLightAndDark() {
        Tab tab = opened();
        for (boolean phone : new boolean[] {false, true}) {
            tab.size(phone ? 390 : 1280, phone ? 844 : 800, phone).dark(phone);
            tab.eval("new Promise((done) => setTimeout(done, 300))");
            assertThat(tab.isTooWide()).as("phone %s", phone).isFalse();
            tab.picture(
                    Path.of("target", "screenshots", phone ? "report-phone.png" : "report.png"));
        }
        assertThat(tab.problems()).isEmpty();
    }

    /** The dashboard makes a group's curve in the page, since its runs go on; the report makes it here. */
    @Test
    void theSpreadThatThePageMakesIsTheReports() {
        Tab tab = opened();
        String difference =
                tab.eval(
                        "(() => { const group ="
                                + " JSON.parse(document.getElementById('curves').textContent).groups[0];"
                                + " let worst = 0;"
                                + " for (const metric of ['cost', 'wrong']) {"
                                + " const made = NtmCurves.spread(group.runs, metric);"
                                + " if (made.x.join() !== group[metric].x.join()) { return 'other"
                                + " episodes'; }"
                                + " for (const edge of ['low', 'median', 'high']) {"
                                + " made[edge].forEach((v, i) => { worst = Math.max(worst,"
                                + " Math.abs(v - group[metric][edge][i]) / (1e-3 + v)); }); } }"
                                + " return worst; })()");
        // The page has five digits of each number.
        assertThat(Double.parseDouble(difference)).isBetween(0.0, 1e-3);
        assertThat(
                        tab.eval(
                                "JSON.parse(document.getElementById('curves').textContent).groups[0].cost.x.length"))
                .isNotEqualTo("0");
    }
}
