package org.ntm4j.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium or Chrome without a screen, in a process and with a profile of its own, until closed. Found by
 * the system property {@code ntm4j.browser}, or on the path.
 */
public final class Browser implements AutoCloseable {
    private static final String PROPERTY = "ntm4j.browser";
    private static final List<String> NAMES =
            List.of(
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome");
    private static final List<String> PLACES =
            List.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final DevTools tools;
    private final List<String> open = new ArrayList<>();

    private Browser(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Starts a browser; a test that needs one is skipped where there is none, and says so. */
    public static Browser start() {
        Optional<Path> program = find();
        Assumptions.assumeTrue(
                program.isPresent(),
                "no Chromium or Chrome is on the path; install one, or name it by -D"
                        + PROPERTY
                        + "=/path/to/chromium");
        try {
            return start(program.orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the browser can't be started", e);
        }
    }

    private static Optional<Path> find() {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("ntm4j-browser");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--headless=new",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-extensions",
                                "--hide-scrollbars",
                                "--no-first-run",
                                "--no-default-browser-check",
                                "--password-store=basic"));
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's sandbox does not work for root, as whom containers run.
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve("output.txt").toFile())
                        .start();
        try {
            return new Browser(process, profile, new DevTools(address(process, profile)));
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Where the browser says that it listens: a port and a path, each on a line. */
    private static URI address(Process process, Path profile)
            throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IOException(
                "the browser does not start: " + Files.readString(profile.resolve("output.txt")));
    }

    /** A new tab. */
    public Tab tab() {
        String target =
                tools.call(
                                "Target.createTarget",
                                json -> json.writeStringField("url", "about:blank"))
                        .text("targetId")
                        .orElseThrow();
        String session =
                tools.call(
                                "Target.attachToTarget",
                                json -> {
                                    json.writeStringField("targetId", target);
                                    json.writeBooleanField("flatten", true);
                                })
                        .text("sessionId")
                        .orElseThrow();
        open.add(target);
        return new Tab(tools, session);
    }

    /** Closes all tabs: a browser has but six connections to a server, and a page may hold one. */
    public void closeTabs() {
        for (String target : open) {
            tools.call("Target.closeTarget", json -> json.writeStringField("targetId", target));
        }
        open.clear();
    }

    @Override
    public void close() {
        try {
            tools.call("Browser.close", json -> {});
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tools.close();
            process.destroyForcibly();
            delete(profile);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A helper of the browser may still write there; it is in the folder for temporary
            // files.
        }
    }
}
