package org.ntm4j.cli.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;

/** Reads what {@link Evaluation#toJson} wrote. */
final class EvaluationReader {
    private EvaluationReader() {}

    /** The evaluation; nothing if the object is none, or one of another version. */
    static Optional<Evaluation> read(JsonObject json) {
        Optional<CheckpointKind> checkpoint =
                Arrays.stream(CheckpointKind.values())
                        .filter(
                                kind ->
                                        json.text("checkpoint")
                                                .equals(Optional.of(kind.toString())))
                        .findFirst();
        OptionalLong trained = json.wholeNumber("trainedEpisodes");
        OptionalLong episodes = json.wholeNumber("episodes");
        OptionalLong batchSize = json.wholeNumber("batchSize");
        OptionalLong seed = json.wholeNumber("seed");
        List<EvaluationRow> rows =
                json.objects("rows").stream()
                        .map(EvaluationReader::row)
                        .flatMap(Optional::stream)
                        .toList();
        if (json.wholeNumber("formatVersion").orElse(0) != Evaluation.FORMAT_VERSION
                || checkpoint.isEmpty()
                || trained.isEmpty()
                || episodes.isEmpty()
                || batchSize.isEmpty()
                || seed.isEmpty()
                || rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Evaluation(
                        checkpoint.get(),
                        trained.getAsLong(),
                        episodes.getAsLong(),
                        (int) batchSize.getAsLong(),
                        seed.getAsLong(),
                        rows));
    }

    private static Optional<EvaluationRow> row(JsonObject json) {
        return json.text("name")
                .map(
                        name ->
                                new EvaluationRow(
                                        name,
                                        json.wholeNumber("episodes").orElse(0),
                                        json.number("costBits"),
                                        json.number("costStandardError"),
                                        json.number("bitErrors"),
                                        json.number("solved"),
                                        gap(json),
                                        json.object("marker").flatMap(EvaluationReader::marker)));
    }

    private static Optional<MarkerResult> marker(JsonObject json) {
        return json.text("name").map(name -> new MarkerResult(name, json.number("correct")));
    }

    private static Optional<OptimumGap> gap(JsonObject json) {
        return json.fields().containsKey("optimalBits")
                ? Optional.of(
                        new OptimumGap(
                                json.number("optimalBits"),
                                json.number("gapBits"),
                                json.number("gapStandardError")))
                : Optional.empty();
    }
}
