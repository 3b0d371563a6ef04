package org.ntm4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.predict.Prediction;
import org.ntm4j.predict.Predictor;
import org.ntm4j.task.file.RowWidths;
import org.ntm4j.task.file.SequenceReader;
import org.ntm4j.task.file.StepLimit;

class AnswersTest {
    /** Answers its input, in which 9 stands for what is no number. */
    private static final SequenceModel ECHO =
            (tape, episode, trace) -> {
                Var answer = tape.variable(episode.steps(), 1);
                for (int t = 0; t < episode.steps(); t++) {
                    echo(tape, episode, answer, t);
                }
                return answer;
            };

    private static void echo(Tape tape, EpisodeVars episode, Var answer, int t) {
        float[] shown = new float[1];
        tape.download(episode.inputs().at(t), shown);
        float[] all = new float[episode.steps()];
        tape.download(answer, all);
        all[t] = shown[0] == 9 ? Float.NaN : shown[0];
        tape.upload(all, 0, answer);
    }

    private static void answer(String text, OutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RowWidths widths = new RowWidths(1, 1, "the model has");
        StepLimit limit = new StepLimit(10, "this");
        try (TensorBackend backend =
                        BackendRegistry.load().open("reference", BackendConfig.defaults());
                Predictor predictor = new Predictor(ECHO, backend, 1, 1);
                SequenceReader reader =
                        new SequenceReader("in", new ByteArrayInputStream(bytes), widths, limit)) {
            new Answers(predictor, new AnswerWriter(out, OptionalDouble.empty())).write(reader);
        }
    }

    @Test
    void anAnswerThatIsNoNumberIsNamedAfterThoseBefore() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String text = "{\"input\": [[0]]}\n{\"input\": [[0], [9]]}\n{\"input\": [[0]]}\n";
        NtmException e = catchThrowableOfType(NtmException.class, () -> answer(text, out));
        assertThat(e)
                .hasMessage(
                        "in:2:1: the model's answer at step 2 is no number; the numbers of the input"
                                + " are too large for it, or those of the model are");
        assertThat(e.code()).isEqualTo("NTM-O004");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"output\":[[0.5]]}\n");
    }

    /** Fails at the second line, as a pipe does that nobody reads any more. */
    private static final class Failing extends OutputStream {
        private final String message;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        private Failing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new AssertionError("nobody writes single bytes");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (written.size() > 0) {
                throw new IOException(message);
            }
            written.write(bytes, offset, length);
        }
    }

    private static final String TWO = "{\"input\": [[0]]}\n{\"input\": [[0]]}\n";

    @Test
    void aPipeThatNobodyReadsEndsTheAnswersQuietly() {
        for (String message : new String[] {"Broken pipe", "Relais brisé (pipe)"}) {
            Failing out = new Failing(message);
            assertThatCode(() -> new AnswerStream(out).write(stream -> answer(TWO, stream)))
                    .doesNotThrowAnyException();
            assertThat(out.written.toString(StandardCharsets.UTF_8))
                    .isEqualTo("{\"output\":[[0.5]]}\n");
        }
    }

    @Test
    void anyOtherFailureOfTheOutputIsNamed() {
        Failing out = new Failing("No space left on device");
        NtmException e =
                catchThrowableOfType(
                        NtmException.class,
                        () -> new AnswerStream(out).write(stream -> answer(TWO, stream)));
        assertThat(e).hasMessage("standard output can't be written (No space left on device)");
        assertThat(e.code()).isEqualTo("NTM-O002");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.FAILED_RUN);
    }

    /** Also where Java 17 itself writes a digit too many. */
    @Property(tries = 5_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aNumberHasTheFewestDigitsThatTellItFromOthers(
            @ForAll @FloatRange(min = -80, max = 16) float logit) throws IOException {
        Prediction prediction = new Prediction(new float[][] {{logit}});
        float probability = prediction.probabilities()[0][0];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AnswerWriter(out, OptionalDouble.empty()).write(prediction);
        String text =
                out.toString(StandardCharsets.UTF_8)
                        .replace("{\"output\":[[", "")
                        .replace("]]}\n", "");
        assertThat(Float.parseFloat(text)).isEqualTo(probability);
        BigDecimal written = new BigDecimal(text).stripTrailingZeros();
        int fewer = written.precision() - 1;
        if (fewer > 0) {
            BigDecimal exact = new BigDecimal(probability);
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = exact.round(new MathContext(fewer, mode));
                assertThat(shorter.floatValue()).isNotEqualTo(probability);
            }
        }
    }
}
