package org.ntm4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.CopyRun;
import org.ntm4j.serve.EventReader.Event;
import org.ntm4j.serve.http.RawHttp;

@Timeout(120)
class DashboardTest {
    @TempDir private Path directory;

    private static JsonObject json(RawHttp.Response response) throws IOException {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return JsonObject.parse(response.body());
    }

    private static List<Long> episodes(JsonObject run) {
        return run.object("curve").orElseThrow().wholeNumbers("x");
    }

    @Test
    void linesAreToldAsTheyAreWrittenAndTornOnesAreNot() throws IOException {
        Path run = Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        Runs.append(run, Runs.line(1_000, 50));
        try (Dashboard dashboard = Runs.serve(directory);
                EventReader reader = new EventReader(dashboard.uri())) {
            Event all = reader.next();
            assertThat(all.kind()).isEqualTo("all");
            JsonObject listed = all.data().objects("runs").get(0);
            assertThat(listed.text("name")).hasValue("one");
            assertThat(episodes(listed)).containsExactly(1_000L);

            String torn = Runs.line(2_000, 40);
            Runs.append(run, torn.substring(0, 20));
            Runs.make(directory.resolve("two"), "copy", "ntm-ff", 4);
            Event other = reader.next();
            assertThat(other.data().text("id")).as("what comes instead").hasValue("two");

            Runs.append(run, torn.substring(20) + Runs.line(3_000, 30));
            Event news = reader.next();
            assertThat(news.kind()).isEqualTo("run");
            assertThat(news.data().text("id")).hasValue("one");
            assertThat(episodes(news.data())).containsExactly(2_000L, 3_000L);
            assertThat(news.data().number("cost")).isEqualTo(30);
            assertThat(news.data().number("rate")).isEqualTo(250);
        }
    }

    @Test
    void whoWasAwayIsToldWhatCameInBetween() throws IOException {
        Path run = Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        try (Dashboard dashboard = Runs.serve(directory)) {
            String seen;
            try (EventReader reader = new EventReader(dashboard.uri())) {
                seen = reader.next().id();
            }
            Runs.append(run, Runs.line(1_000, 50));
            String last;
            try (EventReader reader = new EventReader(dashboard.uri(), "Last-Event-ID: " + seen)) {
                Event news = reader.next();
                assertThat(news.kind()).isEqualTo("run");
                assertThat(episodes(news.data())).containsExactly(1_000L);
                last = news.id();
            }
            Runs.append(run, Runs.line(2_000, 40));
            try (EventReader reader = new EventReader(dashboard.uri(), "Last-Event-ID: " + last)) {
                assertThat(episodes(reader.next().data())).containsExactly(2_000L);
            }
            for (String unknown : List.of("other-1", last + "0000", "nonsense")) {
                try (EventReader reader =
                        new EventReader(dashboard.uri(), "Last-Event-ID: " + unknown)) {
                    assertThat(reader.next().kind()).as(unknown).isEqualTo("all");
                }
            }
        }
    }

    @Test
    void aRunThatWentBackIsToldAnew() throws IOException {
        Path run = Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        Runs.append(run, Runs.line(1_000, 50) + Runs.line(2_000, 40));
        try (Dashboard dashboard = Runs.serve(directory);
                EventReader reader = new EventReader(dashboard.uri())) {
            assertThat(episodes(reader.next().data().objects("runs").get(0))).hasSize(2);
            Files.delete(run.resolve("metrics.jsonl"));
            Runs.append(run, Runs.line(1_000, 50));
            Event news = reader.next();
            while (episodes(news.data()).isEmpty()) {
                news = reader.next();
            }
            assertThat(news.data().fields()).containsEntry("whole", true);
            assertThat(episodes(news.data())).containsExactly(1_000L);
        }
    }

    @Test
    void aRunThatIsGoneIsTold() throws IOException {
        Path run = Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        Runs.make(directory.resolve("two"), "copy", "ntm-ff", 4);
        try (Dashboard dashboard = Runs.serve(directory);
                EventReader reader = new EventReader(dashboard.uri())) {
            reader.next();
            Files.delete(run.resolve("config.yaml"));
            Event gone = reader.next();
            assertThat(gone.kind()).isEqualTo("gone");
            assertThat(gone.data().text("id")).hasValue("one");
            assertThat(RawHttp.get(dashboard.uri(), "/api/runs/one").status()).isEqualTo(404);
        }
    }

    @Test
    void aRunThatCantBeReadSaysWhyAndHidesNoOther() throws IOException {
        Runs.make(directory.resolve("good"), "copy", "ntm-ff", 3);
        Path bad = Runs.make(directory.resolve("bad"), "copy", "ntm-ff", 4);
        Files.writeString(bad.resolve("config.yaml"), "task: {id: flying}\n");
        try (Dashboard dashboard = Runs.serve(directory)) {
            List<JsonObject> runs = json(RawHttp.get(dashboard.uri(), "/api/runs")).objects("runs");
            assertThat(runs).extracting(run -> run.text("name").orElse("")).contains("good");
            assertThat(runs.get(0).text("problem").orElse("")).startsWith("NTM-C0");
            assertThat(RawHttp.get(dashboard.uri(), "/api/runs/bad").status()).isEqualTo(200);
        }
    }

    /** Warm it takes a few milliseconds; the bound leaves room for a machine that does other things. */
    @Test
    void aListingOfFiftyRunsComesAtOnce() throws IOException {
        for (int seed = 1; seed <= 50; seed++) {
            Runs.makeLong(directory.resolve("run-" + seed), seed, 500);
        }
        try (Dashboard dashboard = Runs.serve(directory)) {
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 10; i++) {
                Runs.append(directory.resolve("run-7"), Runs.line(501_000 + 1_000L * i, 1));
                long before = System.nanoTime();
                RawHttp.Response response = RawHttp.get(dashboard.uri(), "/api/runs");
                best = Math.min(best, (System.nanoTime() - before) / 1e6);
                assertThat(json(response).objects("runs")).hasSize(50);
            }
            assertThat(best).as("milliseconds").isLessThan(100);
        }
    }

    @Test
    void theDetailOfARunHasAllThatItsPageShows() throws IOException {
        CopyRun.copyTo(directory.resolve("copy-run"));
        try (Dashboard dashboard = Runs.serve(directory)) {
            JsonObject run = json(RawHttp.get(dashboard.uri(), "/api/runs/copy-run"));
            assertThat(run.text("settings").orElse("")).contains("memoryLocations: 128");
            assertThat(run.object("evaluation").orElseThrow().objects("rows")).hasSize(5);
            assertThat(episodes(run)).hasSize(15);
            assertThat(run.wholeNumber("converged")).hasValue(3_000);
        }
    }

    @Test
    void headsComeWithATagAndAreNotSentTwice() throws IOException {
        CopyRun.copyTo(directory.resolve("copy-run"));
        String path = "/api/runs/copy-run/heads?checkpoint=last";
        try (Dashboard dashboard = Runs.serve(directory)) {
            RawHttp.Response heads = RawHttp.get(dashboard.uri(), path);
            JsonObject episode = json(heads).object("episode").orElseThrow();
            assertThat(episode.text("checkpoint")).hasValue("best");
            assertThat(episode.objects("heads")).hasSize(2);
            String tag = heads.headers().get("etag");
            assertThat(RawHttp.get(dashboard.uri(), path, "If-None-Match: " + tag).status())
                    .isEqualTo(304);
            Path checkpoint = directory.resolve("copy-run/checkpoints/best.safetensors");
            Files.setLastModifiedTime(checkpoint, FileTime.fromMillis(1_000_000_000));
            assertThat(RawHttp.get(dashboard.uri(), path, "If-None-Match: " + tag).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRunWithoutACheckpointSaysSo() throws IOException {
        Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        try (Dashboard dashboard = Runs.serve(directory)) {
            for (RawHttp.Response response :
                    List.of(
                            RawHttp.get(dashboard.uri(), "/api/runs/one/heads"),
                            RawHttp.post(dashboard.uri(), "/api/runs/one/play", "{\"seed\":1}"))) {
                assertThat(response.status()).isEqualTo(422);
                assertThat(response.body()).contains("\"code\":\"NTM-K001\"");
            }
        }
    }

    @Test
    void pagesLoadNothingFromElsewhere() throws IOException {
        Runs.make(directory.resolve("one"), "copy", "ntm-ff", 3);
        try (Dashboard dashboard = Runs.serve(directory)) {
            for (String path : List.of("/", "/run/one", "/play/one")) {
                String page = RawHttp.get(dashboard.uri(), path).body();
                assertThat(page).doesNotContain("http://", "https://", "<script>", "style=");
                List<String> files =
                        Stream.of(page.split("\"", -1))
                                .filter(text -> text.startsWith("/assets/"))
                                .toList();
                assertThat(files).hasSizeGreaterThan(5);
                for (String file : files) {
                    RawHttp.Response asset = RawHttp.get(dashboard.uri(), file);
                    assertThat(asset.status()).as(file).isEqualTo(200);
                    assertThat(asset.headers().get("cache-control")).contains("immutable");
                    assertThat(asset.body()).isNotBlank();
                }
            }
            assertThat(RawHttp.get(dashboard.uri(), "/assets/pom.xml").status()).isEqualTo(404);
        }
    }

    @Test
    void runsOfSeveralSeedsAreFoundAndNamedByTheirFolder() throws IOException {
        Path seeds = directory.resolve("five");
        Runs.make(seeds.resolve("s10"), "copy", "ntm-ff", 10);
        Runs.make(seeds.resolve("s2"), "copy", "ntm-ff", 2);
        Runs.make(directory.resolve("odd name & <b>"), "copy", "ntm-ff", 1);
        try (Dashboard dashboard = Runs.serve(directory)) {
            List<JsonObject> runs = json(RawHttp.get(dashboard.uri(), "/api/runs")).objects("runs");
            assertThat(runs)
                    .extracting(run -> run.text("name").orElse(""))
                    .containsExactly("five/s2", "five/s10", "odd name & <b>");
            assertThat(runs)
                    .extracting(run -> run.text("id").orElse(""))
                    .containsExactly("five~s2", "five~s10", "odd~name~b~");
            assertThat(RawHttp.get(dashboard.uri(), "/api/runs/odd~name~b~").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whereThereIsNothingItSaysSo() {
        assertThatThrownBy(() -> Runs.serve(directory))
                .isInstanceOf(NtmException.class)
                .hasMessageContaining(": no run is in there");
        assertThatThrownBy(() -> Runs.serve(directory.resolve("none")))
                .isInstanceOf(NtmException.class)
                .hasMessageContaining(": there is no such directory");
    }
}
