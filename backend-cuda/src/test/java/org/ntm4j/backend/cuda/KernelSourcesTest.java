package org.ntm4j.backend.cuda;

import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCompile;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerCreate;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerDestroy;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLog;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetErrorLogSize;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetInfoLog;
import static jcuda.nvptxcompiler.JNvPTXCompiler.nvPTXCompilerGetInfoLogSize;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The committed PTX is that of the sources, and NVIDIA's own assembler takes it for every kind of device,
 * without a GPU. What it says of registers and spills is written to {@code target/ptx-sm_*.txt}.
 */
class KernelSourcesTest {
    private static final Path SOURCES = Path.of("src/main/cuda");
    private static final Path PTX =
            Path.of("src/main/resources/org/ntm4j/backend/cuda/kernels.ptx");
    private static final Pattern KERNEL =
            Pattern.compile("^(?:BLOCK_)?KERNEL\\((\\w+)", Pattern.MULTILINE);
    private static final Pattern ENTRY = Pattern.compile("\\.entry (\\w+)\\(");
    private static final Pattern SPILL = Pattern.compile("(\\d+) bytes spill (?:stores|loads)");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList();
        }
    }

    private static List<String> names(Pattern pattern, String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void theCommittedPtxIsOfTheseSources() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path source : sources()) {
            digest.update((source.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(source));
        }
        assertThat(Files.readString(PTX).lines().findFirst())
                .as("the kernels have changed: run backend-cuda/make-ptx.sh")
                .contains("// sha256 of the sources: " + HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void thePtxHasEveryKernelOfTheSources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path source : sources()) {
            if (!source.endsWith("portable.cuh")) {
                text.append(Files.readString(source)).append('\n');
            }
        }
        assertThat(names(ENTRY, Files.readString(PTX)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names(KERNEL, text.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sm_75", "sm_80", "sm_86", "sm_89", "sm_90"})
    void thePtxIsAssembledWithoutSpills(String architecture) throws IOException {
        byte[] ptx = Files.readAllBytes(PTX);
        nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
        nvPTXCompilerCreate(compiler, ptx.length, Arrays.copyOf(ptx, ptx.length + 1));
        try {
            String[] options = {"--gpu-name=" + architecture, "--verbose"};
            int status = nvPTXCompilerCompile(compiler, options.length, options);
            assertThat(status).as(() -> errors(compiler)).isZero();
            String report = report(compiler);
            Files.writeString(Path.of("target", "ptx-" + architecture + ".txt"), report);
            assertThat(names(SPILL, report)).isNotEmpty().containsOnly("0");
        } finally {
            nvPTXCompilerDestroy(compiler);
        }
    }

    private static String errors(nvPTXCompilerHandle compiler) {
        long[] length = new long[1];
        nvPTXCompilerGetErrorLogSize(compiler, length);
        byte[] text = new byte[(int) length[0] + 1];
        nvPTXCompilerGetErrorLog(compiler, text);
        return new String(text, 0, (int) length[0], StandardCharsets.UTF_8);
    }

    private static String report(nvPTXCompilerHandle compiler) {
        long[] length = new long[1];
        nvPTXCompilerGetInfoLogSize(compiler, length);
        byte[] text = new byte[(int) length[0] + 1];
        nvPTXCompilerGetInfoLog(compiler, text);
        return new String(text, 0, (int) length[0], StandardCharsets.UTF_8);
    }
}
