package org.ntm4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.plot.HeadPictures;
import org.ntm4j.report.plot.Picture;
import org.ntm4j.report.plot.ReportCharts;

class ReportTest {
    private static final int MEBIBYTES = 1 << 20;

    /** Of the second reading, after the three of models. */
    private static final int FIFTH_COLOUR = 0x56B4E9;

    @TempDir private Path directory;

    /** Runs with the same model, and costs that differ. */
    private List<Path> runs(int count) throws IOException {
        List<Path> runs = new ArrayList<>();
        for (int seed = 1; seed <= count; seed++) {
            Path run = CopyRun.copyTo(directory.resolve("run<" + seed));
            Path config = run.resolve("config.yaml");
            Files.writeString(config, Files.readString(config).replace("seed: 1", "seed: " + seed));
            Files.writeString(
                    run.resolve("metrics.jsonl"),
                    "{\"episodes\":100,\"costBits\":" + seed + ",\"bitErrors\":1,\"solved\":0}\n");
            runs.add(run);
        }
        return runs;
    }

    private static String page(ReportRuns runs) {
        try (TensorBackend backend = CopyRun.backend()) {
            return ReportPage.of(runs, ReportPage.views(runs, backend));
        }
    }

    /** What a browser would fetch. */
    private static void assertNeedsNothingElse(Document page) {
        assertThat(page.select("[src], link[href]:not([href=data:,]), iframe, object, base"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
        assertThat(page.select("script").html())
                .doesNotContain("fetch(", "XMLHttpRequest", "import(");
    }

    @Test
    void theReportOfTenRunsIsOnePageBelowFiveMegabytes() throws IOException {
        String text = page(ReportRuns.read(runs(10)));
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(5 * MEBIBYTES);
        Document page = Jsoup.parse(text);
        assertNeedsNothingElse(page);
        assertThat(page.title()).isEqualTo("copy: ntm-ff");
        assertThat(page.select("[data-recording]")).hasSize(10);
        assertThat(page.select("summary").first().text()).isEqualTo("run<1, seed 1");
        assertThat(page.select("tr.summary").text()).contains("10 seeds", "5.50 (1.00 to 10.00)");
        assertThat(page.select("h2")).extracting(heading -> heading.text()).contains("Results");
    }

    @Test
    void theMedianAndTheSpreadAreOverTheSeeds() throws IOException {
        RunGroup group = ReportRuns.read(runs(3)).groups().get(0);
        assertThat(group.curve(Window::costBits))
                .singleElement()
                .satisfies(
                        point -> {
                            assertThat(point.spread().min()).isEqualTo(1);
                            assertThat(point.spread().median()).isEqualTo(2);
                            assertThat(point.spread().max()).isEqualTo(3);
                        });
    }

    @Test
    void aRunThatFailedCountsAsInfiniteFromThenOn() throws IOException {
        List<Path> runs = runs(2);
        Files.writeString(
                runs.get(1).resolve("metrics.jsonl"),
                "{\"episodes\":200,\"costBits\":4,\"bitErrors\":1,\"solved\":0}\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                runs.get(0).resolve("provenance.json"), "{\"parts\": [{\"outcome\": \"failed\"}]}");
        List<RunGroup.Point> points = ReportRuns.read(runs).groups().get(0).curve(Window::costBits);
        assertThat(points).hasSize(2);
        assertThat(points.get(0).spread().max()).isCloseTo(2, within(0.0));
        assertThat(points.get(1).spread().min()).isEqualTo(4);
        assertThat(points.get(1).spread().max()).isInfinite();
    }

    @Test
    void aRunIsReportedOnceAndWithoutACheckpointAsFarAsItIs() throws IOException {
        Path run = runs(1).get(0);
        Files.delete(run.resolve("checkpoints/best.safetensors"));
        Document page = Jsoup.parse(page(ReportRuns.read(List.of(run, run))));
        assertThat(page.select("details").first().text()).contains("No pictures: NTM-K001: ");
        assertThat(page.select("[data-recording]")).isEmpty();
        assertThat(page.text()).contains("ntm-ff: 1 run");
    }

    @Test
    void seedsThatHaveNotBegunAreCounted() throws IOException {
        Path seeds = Files.createDirectory(directory.resolve("seeds"));
        Files.writeString(seeds.resolve("seeds.json"), "{\"formatVersion\": 1, \"seeds\": [1, 2]}");
        CopyRun.copyTo(seeds.resolve("s1"));
        ReportRuns runs = ReportRuns.read(List.of(seeds));
        assertThat(runs.runs()).extracting(ReportRun::name).containsExactly("s1");
        assertThat(runs.notBegun()).singleElement().asString().endsWith("s2");
    }

    @Test
    void runsOfDifferentTasksAreRefused() throws IOException {
        List<Path> runs = runs(2);
        Path config = runs.get(1).resolve("config.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceAll(
                                "(?s)task:.*model:",
                                "task: {id: n-grams, context: 5, length: 200}\nmodel:"));
        assertThatThrownBy(() -> ReportRuns.read(runs))
                .isInstanceOf(NtmException.class)
                .hasMessageStartingWith("the runs are of different tasks (copy, n-grams)");
    }

    @Test
    void theRecordingsPageNeedsNothingElse() {
        Document page = Jsoup.parse(EpisodePage.of(CopyRun.record(20, 7)));
        assertNeedsNothingElse(page);
        assertThat(page.title()).isEqualTo("copy, ntm-ff: what the heads do");
        assertThat(page.text()).contains("0 bits are wrong");
    }

    @Test
    void everyPictureIsAPngAndAnSvg() {
        List<Picture> pictures = new ArrayList<>(new HeadPictures(CopyRun.record(4, 7)).all());
        assertThat(pictures)
                .extracting(Picture::name)
                .containsExactly("episode", "heads", "head-write-1", "head-read-1", "memory");
        pictures.addAll(new ReportCharts(ReportRuns.read(List.of(CopyRun.directory()))).all());
        for (Picture picture : pictures) {
            assertThat(picture.png()).startsWith(0x89, 'P', 'N', 'G');
            Document svg = Jsoup.parse(picture.svg(), Parser.xmlParser());
            assertThat(svg.select("svg")).hasSize(1);
        }
    }

    private Path neverConverged(Path run) throws IOException {
        Files.writeString(
                run.resolve("metrics.jsonl"),
                "{\"episodes\":100,\"costBits\":9,\"bitErrors\":4,\"solved\":0}\n");
        return run;
    }

    private static String summary(ReportRuns runs) {
        return ReportTables.results(runs).stream()
                .filter(ReportTables.Row::summary)
                .map(row -> row.cells().get(4))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNeverHappenedIsSaidOnce() throws IOException {
        List<Path> runs = runs(3);
        for (Path run : runs) {
            neverConverged(run);
        }
        assertThat(summary(ReportRuns.read(runs))).isEqualTo("never, 0 of 3");
        Files.writeString(
                runs.get(0).resolve("metrics.jsonl"),
                "{\"episodes\":100,\"costBits\":1,\"bitErrors\":0,\"solved\":1}\n");
        assertThat(summary(ReportRuns.read(runs))).isEqualTo("never (100 to never); 1 of 3");
    }

    @Test
    void aSingleRunHasNumbersAndNoSpread() {
        ReportRuns runs = ReportRuns.read(List.of(CopyRun.directory()));
        assertThat(ReportTables.kindColumns(runs)).endsWith("solved");
        assertThat(ReportTables.kinds(runs))
                .allSatisfy(
                        row ->
                                assertThat(row.cells())
                                        .hasSize(6)
                                        .noneMatch(c -> c.contains(" to ")));
    }

    /** A run of copy, as if it were of recall. */
    private ReportRuns recall(String items) throws IOException {
        Path run = CopyRun.copyTo(directory.resolve("recall" + items));
        Path config = run.resolve("config.yaml");
        String task =
                "task: {id: associative-recall, bits: 6, itemLength: 3, minItems: 2, maxItems: %s}";
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceAll("(?s)task:.*model:", task.formatted(items) + "\nmodel:"));
        Path evaluation = run.resolve("evaluation.json");
        Files.writeString(
                evaluation,
                Files.readString(evaluation)
                        .replace("length 10\"", "12 items\"")
                        .replace("length 20\"", "15 items\""));
        return ReportRuns.read(List.of(run));
    }

    @Test
    void thePapersReadingsStandBesideTheKindsThatTheyAreAbout() throws IOException {
        ReportRuns runs = recall("6");
        assertThat(PaperReading.ofKinds(runs))
                .extracting(PaperReading::label)
                .containsExactly(
                        "paper, ntm-ff, 12 items: about 0 bits (Figure 11)",
                        "paper, ntm-ff, 15 items: below 1 bit (Figure 11)");
        assertThat(PaperReading.of(runs))
                .extracting(PaperReading::label)
                .containsExactly("paper, ntm-ff: near 0 at about 30,000 (Figure 10)");
        Document page = Jsoup.parse(page(runs));
        assertThat(page.select("ul.readings").last().text()).contains("15 items: below 1 bit");
        assertThat(ReportData.of(runs))
                .contains("\"kindReadings\":[{\"label\":", "\"kind\":\"15 items\",\"bits\":1");
        assertThat(isDrawn(new ReportCharts(runs).all().get(2), FIFTH_COLOUR)).isTrue();
    }

    @Test
    void anotherTaskThanThePapersHasNoReadings() throws IOException {
        ReportRuns runs = recall("4");
        assertThat(PaperReading.ofKinds(runs)).isEmpty();
        assertThat(PaperReading.of(runs)).isEmpty();
        assertThat(isDrawn(new ReportCharts(runs).all().get(2), FIFTH_COLOUR)).isFalse();
    }

    private static boolean isDrawn(Picture picture, int rgb) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF)
                .anyMatch(colour -> colour == rgb);
    }
}
