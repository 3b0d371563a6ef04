package org.ntm4j.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.cli.process.Interruption;
import org.ntm4j.report.CopyRun;
import org.ntm4j.serve.http.RawHttp;

@Timeout(60)
class ServeTest {
    private static final String RUN = CopyRun.directory().toString();

    @TempDir private Path directory;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPage(URI page) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                assertThat(RawHttp.get(page, "/").status()).isEqualTo(200);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("nobody answers at " + page);
    }

    @Test
    void itServesUntilItIsInterruptedAndEndsAtOnce() throws Exception {
        URI page = URI.create("http://127.0.0.1:" + freePort() + "/");
        Interruption interruption = new Interruption(Duration.ofMinutes(1));
        CompletableFuture<Program.Result> served =
                CompletableFuture.supplyAsync(
                        () ->
                                Program.run(
                                        interruption,
                                        "serve",
                                        RUN,
                                        "--port",
                                        Integer.toString(page.getPort())));
        awaitPage(page);
        assertThat(RawHttp.get(page, "/api/runs/copy-run").status()).isEqualTo(200);
        long before = System.nanoTime();
        assertThat(interruption.request(message -> {})).isTrue();
        Program.Result result = served.get(30, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(result.status()).isEqualTo(Interruption.EXIT_STATUS);
        assertThat(result.out()).isEqualTo(page + System.lineSeparator());
        assertThat(result.err()).startsWith("1 run; Ctrl-C ends the dashboard");
    }

    @Test
    void aPortThatIsInUseIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Program.Result result = Program.run("serve", RUN, "--port", port);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo(
                            "NTM-S003: port "
                                    + port
                                    + " is in use by another program; choose another --port, or"
                                    + " --port 0 for any that is free"
                                    + System.lineSeparator());
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoRunNothingIsServed() {
        Program.Result result = Program.run("serve", directory.toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("NTM-S002: ").hasLineCount(1);
    }
}
