package org.ntm4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path directory;

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsReplacedWhenAllIsWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "old");
        AtomicFile.write(
                file,
                channel -> {
                    AtomicFile.writeFully(channel, ByteBuffer.wrap(NEW));
                    assertThat(file).hasContent("old");
                    assertThat(AtomicFile.temporary(file)).hasContent("new");
                });
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("x");
    }

    @Test
    void whateverFailsLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "old");
        for (Throwable failure :
                List.of(new IOException("a"), new IllegalStateException("b"), new Error("c"))) {
            assertThatThrownBy(() -> AtomicFile.write(file, channel -> fail(failure)))
                    .isSameAs(failure);
            assertThat(file).hasContent("old");
            assertThat(names()).containsExactly("x");
        }
    }

    private static void fail(Throwable failure) throws IOException {
        if (failure instanceof IOException checked) {
            throw checked;
        } else if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw (Error) failure;
    }

    @Test
    void aLinkStaysAndWhatItNamesIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("x"));
        AtomicFile.write(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("link", "x");
    }

    @Test
    void aDirectoryIsNotReplaced() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("d"));
        assertThatThrownBy(() -> AtomicFile.write(inside, NEW))
                .isInstanceOf(FileSystemException.class)
                .hasMessageEndingWith("is a directory");
        assertThatThrownBy(() -> AtomicFile.write(directory.resolve("none/x"), NEW))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(names()).containsExactly("d");
    }

    @Test
    void aDeviceIsWrittenAsItIs() throws IOException {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        AtomicFile.write(device, NEW);
        assertThat(device).exists();
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
