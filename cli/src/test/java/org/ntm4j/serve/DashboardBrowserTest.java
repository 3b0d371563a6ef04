package org.ntm4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.browser.Browser;
import org.ntm4j.browser.Tab;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.report.CopyRun;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.TrainingSession;

/** The dashboard in a real browser; pictures of its pages are left in {@code target/screenshots}. */
@Timeout(180)
class DashboardBrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String CELL = "#drawing .cell[data-x=\"%d\"][data-y=\"%d\"]";

    @TempDir private static Path runs;

    private static Browser browser;
    private static Dashboard dashboard;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        for (int seed = 1; seed <= 2; seed++) {
            Path run = CopyRun.copyTo(runs.resolve("copy-s" + seed));
            Path config = run.resolve("config.yaml");
            Files.writeString(config, Files.readString(config).replace("seed: 1", "seed: " + seed));
        }
        live("live");
        untrained("associative-recall");
        untrained("n-grams");
        untrained("priority-sort");
        untrained("repeat-copy");
        dashboard = Runs.serve(runs);
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
    }

    @AfterAll
    static void stop() {
        if (dashboard != null) {
            dashboard.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** A run that this process seems to train. */
    private static Path live(String name) throws IOException {
        Path run = Runs.make(runs.resolve(name), "copy", "ntm-lstm", 3);
        Files.writeString(run.resolve(".lock"), ProcessHandle.current().pid() + "\n");
        Files.writeString(
                run.resolve("provenance.json"),
                "{\"parts\": [{\"outcome\": \"running\", \"started\": \"2026-11-27T10:00:00Z\"}]}");
        Runs.append(run, Runs.line(1_000, 90) + Runs.line(2_000, 70));
        return run;
    }

    /** A run whose model has learned nothing yet. */
    private static void untrained(String task) throws IOException {
        Path run = Runs.make(runs.resolve(task), task, "ntm-ff", 1);
        RunConfig config = Presets.get("fast", task, "ntm-ff", 1);
        try (TensorBackend backend = BackendRegistry.load().open("cpu", BackendConfig.defaults());
                TrainingSession session = TrainingSession.start(config, backend)) {
            CheckpointFile.write(run.resolve("checkpoints/last.safetensors"), session.checkpoint());
        }
    }

    private static Tab open(String path) {
        return browser.tab().size(1280, 800, false).dark(false).open(dashboard.uri().resolve(path));
    }

    /** At both sizes, light and dark; nothing sticks out and nothing is complained of. */
    private static void picture(Tab tab, String name) {
        for (boolean phone : List.of(false, true)) {
            for (boolean dark : List.of(false, true)) {
                tab.size(phone ? 390 : 1280, phone ? 844 : 800, phone).dark(dark);
                // Two frames: one to notice the new size, one to draw.
                tab.eval(
                        "new Promise((done) => requestAnimationFrame(() =>"
                                + " requestAnimationFrame(() => setTimeout(done, 100))))");
                assertThat(tab.isTooWide()).as("%s, phone %s", name, phone).isFalse();
                assertThat(tab.cut()).as("%s, phone %s", name, phone).isEmpty();
                tab.picture(
                        PICTURES.resolve(
                                name
                                        + (phone ? "-390x844" : "-1280x800")
                                        + (dark ? "-dark" : "-light")
                                        + ".png"));
            }
        }
        assertClean(tab);
        tab.size(1280, 800, false).dark(false);
    }

    private static void assertClean(Tab tab) {
        assertThat(tab.problems()).isEmpty();
        assertThat(
                        tab.eval(
                                "performance.getEntriesByType('resource').filter((r) =>"
                                        + " !r.name.startsWith(location.origin)).length"))
                .as("files from elsewhere")
                .isEqualTo("0");
    }

    private static String text(Tab tab, String selector) {
        return tab.eval("document.querySelector('" + selector + "').textContent");
    }

    @Test
    void aRunGoesOnWhileOneLooks() throws IOException {
        Path run = live("growing");
        Tab tab = open("/");
        String row =
                "[...document.querySelectorAll('tr')].find((r) =>"
                        + " r.textContent.includes('growing'))";
        tab.await(row + " && " + row + ".textContent.includes('2,000 of')");
        assertThat(tab.eval(row + ".textContent")).contains("running", "250/s", "70.00");
        Runs.append(run, Runs.line(3_000, 50));
        tab.await(row + ".textContent.includes('3,000 of')");
        tab.await("document.querySelector('.figure .uplot')");
        assertThat(text(tab, "#status")).isEqualTo("live");
        picture(tab, "dashboard");
        tab.eval("document.getElementById('filter').focus()");
        for (String letter : List.of("s", "o", "r", "t")) {
            tab.key(letter);
        }
        tab.await("document.querySelectorAll('tbody tr').length === 1");
        assertClean(tab);
    }

    @Test
    void thePageOfARunShowsWhatItsHeadsDoAndTakesNewCheckpoints() throws IOException {
        Path run = CopyRun.copyTo(runs.resolve("renewed"));
        Tab tab = open("/run/renewed");
        tab.await("document.querySelectorAll('#heads canvas').length > 10");
        tab.await("document.querySelector('#learning .uplot')");
        assertThat(text(tab, "#recorded")).contains("best checkpoint, after", "0 bits are wrong");
        assertThat(text(tab, "#evaluation")).contains("length 120");
        assertThat(text(tab, "#settings")).contains("memoryLocations: 128");
        picture(tab, "run");
        tab.eval("document.querySelector('#heads input').value = 7");
        tab.eval("document.querySelector('#heads input').dispatchEvent(new Event('input'))");
        tab.eval("document.querySelector('#heads canvas').id = 'old'");
        Files.setLastModifiedTime(
                run.resolve("checkpoints/best.safetensors"), FileTime.fromMillis(2_000_000_000L));
        tab.await("!document.getElementById('old')");
        assertThat(tab.eval("document.querySelector('#heads input').value"))
                .as("the step that was looked at")
                .isEqualTo("7");
        assertClean(tab);
    }

    @Test
    void whatIsDrawnIsAnsweredAtOnce() {
        Tab tab = open("/play/copy-s1");
        tab.await("document.querySelectorAll('#answer .cell').length === 20 * 9");
        assertThat(text(tab, "#verdict")).startsWith("✓ All of it is right");
        picture(tab, "play-copy");
        tab.click("#clear");
        tab.await("!document.querySelector('#drawing .one')");
        String ones =
                "[...document.querySelectorAll('#answer .cell')].filter((c) =>"
                        + " c.title.endsWith('right is 1')).length";
        tab.await(ones + " === 0");
        tab.click(CELL.formatted(2, 3));
        tab.await(ones + " === 1");
        tab.drag(CELL.formatted(5, 1), CELL.formatted(12, 1));
        tab.await(ones + " === 9");
        tab.click(CELL.formatted(12, 1));
        tab.await(ones + " === 8");
        tab.key("ArrowDown").key("ArrowDown").key(" ");
        tab.await(ones + " === 9");
        assertThat(tab.eval("document.activeElement.dataset.y")).isEqualTo("3");
        tab.eval("(document.getElementById('length').value = 3)");
        tab.eval("document.getElementById('length').dispatchEvent(new Event('change'))");
        tab.await("document.querySelectorAll('#answer .cell').length === 3 * 9");
        assertClean(tab);
    }

    @Test
    void aFingerDrawsToo() {
        Tab tab = browser.tab().size(390, 844, true).open(dashboard.uri().resolve("/play/copy-s2"));
        tab.await("document.querySelectorAll('#answer .cell').length > 0");
        tab.eval("document.getElementById('clear').click()");
        tab.await("!document.querySelector('#drawing .one')");
        tab.swipe(CELL.formatted(1, 2), CELL.formatted(1, 6));
        tab.await("document.querySelectorAll('#drawing .one').length === 5");
        assertClean(tab);
    }

    @Test
    void wrongBitsAreMarkedAndTheHeadsMove() {
        Tab tab = open("/play/repeat-copy");
        tab.await("document.querySelectorAll('#answer .wrong').length > 10");
        assertThat(text(tab, "#verdict")).startsWith("✕ ").contains("bits are wrong");
        picture(tab, "play-repeat-copy");
        tab.click("#heads button[aria-label=play]");
        tab.await("Number(document.querySelector('#heads input').value) >= 2");
        tab.click("#heads button[aria-label=play]");
        assertClean(tab);
    }

    @Test
    void everyTaskHasItsPlayground() {
        for (String task : new String[] {"associative-recall", "n-grams", "priority-sort"}) {
            Tab tab = open("/play/" + task);
            tab.await("document.querySelectorAll('#answer .cell').length > 10");
            tab.eval("document.getElementById('random').click()");
            tab.await("!document.querySelector('#answer.waiting')");
            tab.click(CELL.formatted(1, 0));
            tab.await("!document.querySelector('#answer.waiting')");
            assertThat(text(tab, "#problem")).isEmpty();
            picture(tab, "play-" + task);
        }
    }

    @Test
    void aServerThatIsGoneIsSaid(@TempDir Path elsewhere) throws IOException {
        Runs.make(elsewhere.resolve("one"), "copy", "ntm-ff", 1);
        Tab tab;
        try (Dashboard brief = Runs.serve(elsewhere)) {
            tab = browser.tab().open(brief.uri());
            tab.await("document.getElementById('status').textContent === 'live'");
        }
        tab.await("document.getElementById('status').textContent === 'connecting again'");
    }

    @Test
    void aRunThatIsNotThereIsSaid() {
        Tab tab = open("/run/nonsense");
        tab.await("document.getElementById('problem').textContent.includes('NTM-S018')");
    }
}
