package org.ntm4j.cli;

import java.io.IOException;
import java.util.Optional;
import org.ntm4j.config.Location;
import org.ntm4j.error.NtmException;
import org.ntm4j.predict.Prediction;
import org.ntm4j.predict.Predictor;
import org.ntm4j.predict.ScoredPrediction;
import org.ntm4j.task.file.InputSequence;
import org.ntm4j.task.file.InputSequence.Answer;
import org.ntm4j.task.file.SequenceReader;

/**
 * Answers sequences one after the other.
 *
 * @param predictor knows the answers
 * @param writer takes them
 */
record Answers(Predictor predictor, AnswerWriter writer) {
    /**
     * Answers all sequences of a reader, each before the next is read.
     *
     * @throws IOException if an answer can't be written
     * @throws NtmException {@code NTM-D0…} if a sequence is not right, {@code NTM-O004} if the model has
     *     no answer to it; those before it are answered then
     */
    void write(SequenceReader reader) throws IOException {
        Optional<InputSequence> next = reader.next();
        while (next.isPresent()) {
            answer(next.get(), reader.location());
            next = reader.next();
        }
    }

    private void answer(InputSequence sequence, Location place) throws IOException {
        if (sequence.answer().isEmpty()) {
            Prediction prediction = predictor.predict(sequence.input());
            requireNumbers(prediction, place);
            writer.write(prediction);
        } else {
            Answer right = sequence.answer().get();
            ScoredPrediction scored =
                    predictor.predict(sequence.input(), right.target(), right.mask());
            requireNumbers(scored.prediction(), place);
            writer.write(scored);
        }
    }

    private static void requireNumbers(Prediction prediction, Location place) {
        float[][] logits = prediction.logits();
        for (int t = 0; t < logits.length; t++) {
            for (float logit : logits[t]) {
                if (!Float.isFinite(logit)) {
                    throw new NtmException(
                            "NTM-O004",
                            NtmException.Kind.FAILED_RUN,
                            place
                                    + ": the model's answer at step "
                                    + (t + 1)
                                    + " is no number; the numbers of the input are too large for"
                                    + " it, or those of the model are");
                }
            }
        }
    }
}
