package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.error.NtmException;
import org.ntm4j.task.file.InputSequence.Answer;

class SequenceReaderTest {
    private static final RowWidths WIDTHS = new RowWidths(2, 1, "the model has");
    private static final StepLimit LIMIT = new StepLimit(3, "--max-steps");
    private static final String BARE = "{\"input\": [[0, 1], [1, 0]]}\n";

    private static SequenceReader reader(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new SequenceReader("standard input", in, WIDTHS, LIMIT);
    }

    @Test
    void aTargetMayBeLeftOut() {
        try (SequenceReader reader = reader(BARE)) {
            InputSequence sequence = reader.next().orElseThrow();
            assertThat(sequence.input()).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}});
            assertThat(sequence.answer()).isEmpty();
            assertThat(reader.location()).hasToString("standard input:1:1");
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aTargetIsReadWithItsMask() {
        String text =
                """
                {"input": [[0, 1], [1, 0]], "target": [[1], [0.5]], "mask": [0, 0.25]}
                {"input": [[0, 1]], "target": [[1]]}
                """;
        try (SequenceReader reader = reader(text)) {
            Answer masked = reader.next().orElseThrow().answer().orElseThrow();
            assertThat(masked.target()).isDeepEqualTo(new float[][] {{1}, {0.5f}});
            assertThat(masked.mask()).containsExactly(0, 0.25f);
            Answer whole = reader.next().orElseThrow().answer().orElseThrow();
            assertThat(whole.mask()).containsExactly(1);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aMaskWithoutATargetSaysNothing() {
        try (SequenceReader reader = reader("{\"input\": [[0, 1]], \"mask\": [0]}")) {
            assertThat(reader.next().orElseThrow().answer()).isEmpty();
        }
    }

    @Test
    void emptyInputHasNoSequences() {
        for (String text : List.of("", "\n", " \r\n\n")) {
            try (SequenceReader reader = reader(text)) {
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"input": [[0, 1, 1]]}                               | NTM-D004 | 2:12: row 1 of input has 3 numbers; it must have 2, as the model has
                    {"input": [[0, 1]], "target": [[1, 0]]}              | NTM-D004 | 2:32: row 1 of target has 2 numbers; it must have 1, as the model has
                    {"input": [[0, 1]], "target": []}                    | NTM-D004 | 2:1: target has 0 rows and input 1 rows; every step needs one of each (rows of 0 where nothing is shown, a mask of 0 where no answer is due)
                    {"input": [[0, 1]], "mask": [1, 1]}                  | NTM-D004 | 2:1: mask has 2 numbers and input 1 rows; every step needs one of each (rows of 0 where nothing is shown, a mask of 0 where no answer is due)
                    {"input": [[0, 1]], "mask": [2]}                     | NTM-D005 | 2:30: mask must hold numbers between 0 and 1, got 2
                    {"input": [[0, 1]], "target": [[1]], "mask": [0]}    | NTM-D005 | 2:1: mask is 0 at every step; at least one must be scored
                    {"input": [[0,1],[0,1],[0,1],[0,1]]}                 | NTM-D006 | 2:30: input has more than 3 steps, the most that --max-steps allows
                    {"target": [[1]]}                                    | NTM-D003 | 2:1: input is missing
                    {"input": []}                                        | NTM-D004 | 2:1: input has no rows
                    """)
    void whatIsWrongIsNamedAfterTheLinesBeforeAreRead(String line, String code, String message) {
        try (SequenceReader reader = reader(BARE + line + "\n")) {
            assertThat(reader.next()).isPresent();
            NtmException e = catchThrowableOfType(NtmException.class, reader::next);
            assertThat(e).hasMessage("standard input:" + message);
            assertThat(e.code()).isEqualTo(code);
        }
    }

    @Test
    void anEmptyLineBetweenOthersIsNamed() {
        try (SequenceReader reader = reader(BARE + "\n\n" + BARE)) {
            assertThat(reader.next()).isPresent();
            NtmException e = catchThrowableOfType(NtmException.class, reader::next);
            assertThat(e)
                    .hasMessage(
                            "standard input:2:1: an empty line; every line must hold a sequence");
        }
    }

    /** Gives a line at a time, and fails if another is asked for too soon. */
    private static final class Conversation extends InputStream {
        private final List<String> answered = new ArrayList<>();
        private int asked;

        @Override
        public int read() {
            throw new AssertionError("nobody reads single bytes");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            assertThat(answered).hasSize(asked);
            if (asked == 3) {
                return -1;
            }
            byte[] line = BARE.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, buffer, offset, line.length);
            asked++;
            return line.length;
        }
    }

    @Test
    void aSequenceIsReadBeforeTheNextIsThere() {
        Conversation conversation = new Conversation();
        try (SequenceReader reader =
                new SequenceReader("standard input", conversation, WIDTHS, LIMIT)) {
            Optional<InputSequence> next = reader.next();
            while (next.isPresent()) {
                conversation.answered.add(reader.location().toString());
                next = reader.next();
            }
        }
        assertThat(conversation.answered)
                .containsExactly("standard input:1:1", "standard input:2:1", "standard input:3:1");
    }

    @Test
    void aStreamThatFailsIsNamed() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("gone");
                    }
                };
        try (SequenceReader reader = new SequenceReader("standard input", broken, WIDTHS, LIMIT)) {
            NtmException e = catchThrowableOfType(NtmException.class, reader::next);
            assertThat(e).hasMessage("standard input: can't be read: gone");
            assertThat(e.code()).isEqualTo("NTM-D002");
        }
    }

    @Test
    void aFileIsOpenedByItsName(@TempDir Path directory) {
        Path path = JsonLines.write(directory.resolve("x"), List.of(BARE.strip()));
        try (SequenceReader reader = SequenceReader.open(path.toString(), WIDTHS, LIMIT)) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isEmpty();
        }
        for (String name : List.of(path + "x", directory.toString(), "", "a\0b")) {
            NtmException e =
                    catchThrowableOfType(
                            NtmException.class,
                            () -> SequenceReader.open(name, WIDTHS, LIMIT).close());
            assertThat(e.code()).isEqualTo("NTM-D002");
        }
    }
}
