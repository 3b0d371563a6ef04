package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.run.MetricsFollower.News;

class MetricsFollowerTest {
    @TempDir private Path directory;

    private Path metrics;
    private MetricsFollower follower;

    @BeforeEach
    void follow() {
        RunFiles files = new RunFiles(directory);
        metrics = files.metricsJsonl();
        follower = new MetricsFollower(files);
    }

    private static String line(long episodes) {
        return "{\"episodes\":"
                + episodes
                + ",\"costBits\":2.5,\"bitErrors\":null,\"solved\":0.25,\"elapsedSeconds\":7.5}\n";
    }

    private void append(String text) throws IOException {
        Files.writeString(metrics, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void replace(String text) throws IOException {
        Path fresh = Files.writeString(directory.resolve("fresh"), text);
        Files.move(fresh, metrics, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Long> episodes(News news) {
        return news.lines().stream().map(line -> line.window().episodes()).toList();
    }

    @Test
    void aRunWithoutMetricsHasNoNews() {
        assertThat(follower.look().isEmpty()).isTrue();
    }

    @Test
    void eachLineIsToldOnceWithItsNumbers() throws IOException {
        append(line(10));
        News first = follower.look();
        assertThat(first.restarted()).isFalse();
        assertThat(first.lines()).hasSize(1);
        assertThat(first.lines().get(0).elapsedSeconds()).isEqualTo(7.5);
        assertThat(first.lines().get(0).window().costBits()).isEqualTo(2.5);
        assertThat(first.lines().get(0).window().bitErrors()).isInfinite();
        assertThat(follower.look().isEmpty()).isTrue();
        append(line(20) + line(30));
        assertThat(episodes(follower.look())).containsExactly(20L, 30L);
    }

    @Test
    void aTornLineWaitsForItsEnd() throws IOException {
        append(line(10) + line(20).substring(0, 9));
        assertThat(episodes(follower.look())).containsExactly(10L);
        assertThat(follower.look().isEmpty()).isTrue();
        append(line(20).substring(9));
        assertThat(episodes(follower.look())).containsExactly(20L);
    }

    @Test
    void linesThatAreNoneAreLeftOut() throws IOException {
        append("{\"episodes\":\n[]\n\n" + line(10) + "{\"sequences\":1}\n");
        assertThat(episodes(follower.look())).containsExactly(10L);
    }

    @Test
    void aRunThatGoesOnFromACheckpointIsToldAnew() throws IOException {
        append(line(10) + line(20) + line(30));
        follower.look();
        replace(line(10) + line(20));
        News news = follower.look();
        assertThat(news.restarted()).isTrue();
        assertThat(episodes(news)).containsExactly(10L, 20L);
        append(line(31));
        assertThat(episodes(follower.look())).containsExactly(31L);
    }

    @Test
    void aFileThatWasReplacedByALongerOneIsToldAnew() throws IOException {
        append(line(10));
        follower.look();
        replace(line(11) + line(22) + line(33));
        assertThat(episodes(follower.look())).containsExactly(11L, 22L, 33L);
    }

    @Test
    void aFileThatIsGoneTakesItsLinesWithIt() throws IOException {
        append(line(10));
        follower.look();
        Files.delete(metrics);
        News news = follower.look();
        assertThat(news.restarted()).isTrue();
        assertThat(news.lines()).isEmpty();
    }

    @Test
    void longFilesAreReadWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            text.append(line(i));
        }
        append(text.toString());
        List<Long> episodes = episodes(follower.look());
        assertThat(episodes).hasSize(10_000).startsWith(1L).endsWith(10_000L);
    }
}
