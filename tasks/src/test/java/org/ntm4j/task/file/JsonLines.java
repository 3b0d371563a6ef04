package org.ntm4j.task.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Writes sequences as JSON Lines. */
final class JsonLines {
    private JsonLines() {}

    /** Settings for a file, with no sequence kept for evaluation. */
    static FileConfig config(Path path) {
        return config(path, 0);
    }

    /** Settings for a file. */
    static FileConfig config(Path path, double validationShare) {
        return new FileConfig(path.toString(), Optional.empty(), validationShare, 1, 50, 0, 0);
    }

    /** A file of these lines, each ended. */
    static Path write(Path path, List<String> lines) {
        try {
            return Files.writeString(path, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sequences of one input and one output channel that are known by their first input. */
    static List<String> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"input\":[[" + i + "]],\"target\":[[1]]}")
                .toList();
    }

    /** The line of a sequence. */
    static String line(FileSequence sequence) {
        return "{\"input\": "
                + rows(sequence.input())
                + ", \"target\": "
                + rows(sequence.target())
                + ", \"mask\": "
                + numbers(sequence.mask())
                + "}";
    }

    private static String rows(float[][] rows) {
        List<String> texts =
                IntStream.range(0, rows.length).mapToObj(i -> numbers(rows[i])).toList();
        return "[" + String.join(",", texts) + "]";
    }

    private static String numbers(float[] numbers) {
        List<String> texts =
                IntStream.range(0, numbers.length)
                        .mapToObj(i -> Float.toString(numbers[i]))
                        .toList();
        return "[" + String.join(",", texts) + "]";
    }

    /** A sequence with anything in it. */
    static FileSequence random(Random random, int steps, int inputs, int outputs) {
        float[][] input = new float[steps][inputs];
        float[][] target = new float[steps][outputs];
        float[] mask = new float[steps];
        for (int t = 0; t < steps; t++) {
            for (int x = 0; x < inputs; x++) {
                input[t][x] = (float) random.nextGaussian() * 1e6f;
            }
            for (int y = 0; y < outputs; y++) {
                target[t][y] = random.nextFloat();
            }
            mask[t] = random.nextBoolean() ? 0 : random.nextFloat();
        }
        mask[random.nextInt(steps)] = 1;
        return new FileSequence(input, target, mask);
    }
}
