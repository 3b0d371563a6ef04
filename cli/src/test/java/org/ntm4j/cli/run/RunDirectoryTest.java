package org.ntm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class RunDirectoryTest {
    private static final RunConfig CONFIG = Presets.get("fast", "copy", "ntm-ff", 1);

    @TempDir private Path temporary;

    private static NtmException failure(String code, ThrowingCallable call) {
        NtmException e = catchThrowableOfType(NtmException.class, call);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
        return e;
    }

    private static Stream<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(directory::relativize).toList().stream();
        }
    }

    @Test
    void aNewRunHasItsSettings() throws IOException {
        Path root = temporary.resolve("a/b");
        try (RunDirectory directory = RunDirectory.create(root, CONFIG)) {
            assertThat(directory.files().readConfig()).isEqualTo(CONFIG);
            assertThat(directory.deadOwner()).isEmpty();
        }
        assertThat(entries(root))
                .containsExactlyInAnyOrder(
                        Path.of(".lock"), Path.of("config.yaml"), Path.of("checkpoints"));
    }

    @Test
    void anEmptyDirectoryWillDo() throws IOException {
        Path root = Files.createDirectory(temporary.resolve("empty"));
        RunDirectory.create(root, CONFIG).close();
        assertThat(RunFiles.existing(root).holdsRun()).isTrue();
    }

    @Test
    void anotherRunIsNotTouched() throws IOException {
        Path root = temporary.resolve("run");
        RunDirectory.create(root, CONFIG).close();
        Files.writeString(root.resolve("config.yaml"), "mine");
        assertThat(failure("NTM-R001", () -> RunDirectory.create(root, CONFIG)))
                .hasMessage(
                        "%s: holds another run; choose another --out, or go on with it by --resume"
                                + " %s",
                        root, root);
        assertThat(root.resolve("config.yaml")).hasContent("mine");
    }

    @Test
    void aDirectoryWithOtherThingsIsNotTouched() throws IOException {
        Files.writeString(temporary.resolve("thesis.tex"), "mine");
        assertThat(failure("NTM-R001", () -> RunDirectory.create(temporary, CONFIG)))
                .hasMessage("%s: is not empty; choose another --out", temporary);
        assertThat(entries(temporary)).containsExactly(Path.of("thesis.tex"));
    }

    @Test
    void aPathThatCannotBeADirectoryIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        assertThat(failure("NTM-R002", () -> RunDirectory.create(file, CONFIG)))
                .hasMessage(
                        "%s: can't be used as a run directory (not a directory); choose another"
                                + " --out",
                        file);
        Path below = file.resolve("below");
        assertThat(failure("NTM-R002", () -> RunDirectory.create(below, CONFIG)))
                .hasMessageStartingWith(below + ": can't be used as a run directory (")
                .hasMessageContaining("not a directory");
        assertThat(file).hasContent("mine");
    }

    @Test
    void oneWriterKeepsOthersOut() {
        Path root = temporary.resolve("run");
        String pid = Long.toString(ProcessHandle.current().pid());
        try (RunDirectory first = RunDirectory.create(root, CONFIG)) {
            assertThat(failure("NTM-R003", () -> RunDirectory.reopen(root)))
                    .hasMessage(
                            "%s: is in use by another process (pid %s); wait until it ends, or"
                                    + " choose another directory",
                            first.files().root(), pid);
        }
        RunDirectory.reopen(root).close();
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws IOException {
        Path root = temporary.resolve("run");
        RunDirectory.create(root, CONFIG).close();
        Files.writeString(root.resolve(".lock"), "4711\n");
        try (RunDirectory directory = RunDirectory.reopen(root)) {
            assertThat(directory.deadOwner()).contains("4711");
        }
        try (RunDirectory directory = RunDirectory.reopen(root)) {
            assertThat(directory.deadOwner()).isEmpty();
        }
    }

    @Test
    void whatIsNoRunCannotBeResumed() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        Path missing = temporary.resolve("missing");
        assertThat(failure("NTM-R004", () -> RunDirectory.reopen(missing)))
                .hasMessageStartingWith(missing + ": there is no such directory; a run is ");
        assertThat(failure("NTM-R004", () -> RunDirectory.reopen(file)))
                .hasMessageStartingWith(file + ": is not a directory; ");
        assertThat(failure("NTM-R004", () -> RunDirectory.reopen(temporary)))
                .hasMessageStartingWith(temporary + ": holds no run; ");
        assertThat(entries(temporary)).containsExactly(Path.of("file"));
    }

    @Test
    void newRunsAreNamedAfterWhatTheyAre() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:15:00Z"), ZoneOffset.UTC);
        assertThat(RunNames.free(CONFIG.withSeed(7), clock))
                .isEqualTo(Path.of("runs", "copy-ntm-ff-s7-20261124-101500"));
    }
}
