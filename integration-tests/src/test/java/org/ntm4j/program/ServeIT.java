package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged dashboard: it has all its pages, its model answers, and a signal ends it. */
@Timeout(120)
class ServeIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir private Path directory;

    @Test
    void thePackedProgramServesAndEnds() throws IOException, InterruptedException {
        Path run = directory.resolve("run");
        assertThat(Ntm.run(directory, SmallRun.train(run, "--episodes", "500", "-q")).status())
                .isZero();
        Process process = Ntm.start(directory, Ntm.java(), "serve", "--port", "0", run.toString());
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            URI page = URI.create(out.readLine());
            assertThat(page.getHost()).isEqualTo("127.0.0.1");
            for (String path : new String[] {"/", "/run/run", "/play/run", "/api/runs/run"}) {
                assertThat(send(HttpRequest.newBuilder(page.resolve(path))).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            HttpResponse<String> played =
                    send(
                            HttpRequest.newBuilder(page.resolve("/api/runs/run/play"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"seed\": 1}")));
            assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
            String pid = Long.toString(process.pid());
            assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
