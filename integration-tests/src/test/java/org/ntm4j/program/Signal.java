package org.ntm4j.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What ends a process from outside. */
enum Signal {
    INT,
    TERM;

    /**
     * Sends the signal when a training has reported its first window.
     *
     * @return what it says from then on
     */
    String afterFirstReport(Process process) throws IOException, InterruptedException {
        try (BufferedReader err =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.contains(" solved ")) {
                line = err.readLine();
            }
            assertThat(line).as("the line of a report").isNotNull();
            String pid = Long.toString(process.pid());
            assertThat(new ProcessBuilder("kill", "-" + this, pid).start().waitFor()).isZero();
            return err.lines().map(more -> more + "\n").collect(Collectors.joining());
        } catch (IOException | InterruptedException | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
