package org.ntm4j.serve.play;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.episode.Task;
import org.ntm4j.report.EpisodeChoice;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.Origin;
import org.ntm4j.serve.play.ModelDesk.Loaded;
import org.ntm4j.task.TaskConfig;
import org.ntm4j.task.file.InputSequence;
import org.ntm4j.task.file.RowWidths;
import org.ntm4j.task.file.SequenceReader;
import org.ntm4j.task.file.StepLimit;

/** Answers of trained models to what a person draws, or has drawn by chance. */
public final class Playground {
    private static final int MOST_STEPS = 2_000;
    private static final long MOST_SEED = Integer.MAX_VALUE;
    private static final String SEED = "seed";

    private final ModelDesk desk;

    /**
     * @param desk asks the models; not closed
     */
    public Playground(ModelDesk desk) {
        this.desk = desk;
    }

    /**
     * What a person may draw for the task of a run, as a JSON object; without a task of the paper the
     * object says {@code "text": true}, and sequences are lines of JSON.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if the settings can't be read
     */
    public static String form(RunFiles files) {
        Optional<PuzzleKind> kind = PuzzleKind.of(files.readConfig().task());
        return Json.line(
                json -> {
                    json.writeBooleanField("text", kind.isEmpty());
                    if (kind.isPresent()) {
                        kind.get().form().write(json);
                    }
                });
    }

    /**
     * The answer to an episode. Asked for as an object with {@code seed}, and perhaps {@code length} and
     * {@code number}, it is drawn by chance; with {@code rows} and {@code number} or, of the user's own
     * sequences, {@code line} it is what was drawn.
     *
     * @param name of the run
     * @param body JSON
     * @return an object with what was drawn, the costs and the recording
     * @throws org.ntm4j.error.NtmException {@code NTM-S030} if the question makes no sense, {@code
     *     NTM-D0…} if the line does not, and what {@link ModelDesk} throws
     */
    public String answer(RunFiles files, String name, CheckpointKind kind, String body) {
        JsonObject question = parse(body);
        return desk.ask(files, kind, model -> answer(model, name, question));
    }

    private static JsonObject parse(String body) {
        try {
            return JsonObject.parse(body);
        } catch (IOException e) {
            throw PlayErrors.puzzle("the question must be a JSON object (" + e.getMessage() + ")");
        }
    }

    private static String answer(Loaded model, String name, JsonObject question) {
        TaskConfig task = model.trained().config().task();
        long seed = question.wholeNumber(SEED).orElse(0);
        if (seed < 0 || seed > MOST_SEED) {
            throw PlayErrors.puzzle("seed: must be between 0 and " + MOST_SEED + ", got " + seed);
        }
        Origin origin = Origin.of(name, model.trained(), seed);
        Optional<PuzzleKind> kind = PuzzleKind.of(task);
        if (kind.isEmpty()) {
            return answerLine(model, origin, question);
        }
        Puzzle puzzle =
                question.fields().containsKey(SEED)
                        ? draw(model.trained(), kind.get(), question)
                        : Puzzle.read(question);
        kind.get().form().require(puzzle);
        Posed posed = kind.get().pose(puzzle);
        EpisodeRecording recording = record(model, origin, posed);
        return Json.line(
                json -> {
                    puzzle.write(json);
                    json.writeBooleanField("known", true);
                    Told.write(recording, json);
                });
    }

    private static EpisodeRecording record(Loaded model, Origin origin, Posed posed) {
        return model.recorder().record(origin, posed.inputs(), posed.targets(), posed.mask());
    }

    /** An episode by chance, of a length if one is asked for. */
    private static Puzzle draw(TrainedModel trained, PuzzleKind kind, JsonObject question) {
        Form form = kind.form();
        long length = question.wholeNumber("length").orElse(form.trained());
        if (length < form.least() || length > form.most()) {
            throw PlayErrors.puzzle(
                    "length: must be between "
                            + form.least()
                            + " and "
                            + form.most()
                            + ", got "
                            + length);
        }
        TaskConfig sized =
                EpisodeChoice.sized(trained.config(), OptionalInt.of((int) length)).task();
        try (Task task = sized.create()) {
            Posed drawn = Posed.of(EpisodeChoice.draw(task, question.wholeNumber(SEED).orElse(0)));
            Puzzle puzzle = kind.read(drawn);
            return question.wholeNumber("number").isPresent()
                    ? new Puzzle(puzzle.rows(), (int) question.wholeNumber("number").getAsLong())
                    : puzzle;
        }
    }

    private static String answerLine(Loaded model, Origin origin, JsonObject question) {
        Optional<String> written = question.text("line");
        String line =
                written.orElseGet(
                        () ->
                                Told.line(
                                        Posed.of(
                                                EpisodeChoice.draw(
                                                        model.run().task(),
                                                        origin.episodeSeed()))));
        InputSequence sequence = read(model.run().task(), line);
        Posed posed = posed(sequence, model.run().task().outputWidth());
        EpisodeRecording recording = record(model, origin, posed);
        return Json.line(
                json -> {
                    json.writeStringField("line", line);
                    json.writeBooleanField("known", sequence.answer().isPresent());
                    Told.write(recording, json);
                });
    }

    private static InputSequence read(Task task, String line) {
        RowWidths widths = new RowWidths(task.inputWidth(), task.outputWidth(), "the model has");
        StepLimit limit = new StepLimit(MOST_STEPS, "the playground");
        byte[] bytes = line.replace('\n', ' ').getBytes(StandardCharsets.UTF_8);
        try (SequenceReader reader =
                new SequenceReader(
                        "the sequence", new ByteArrayInputStream(bytes), widths, limit)) {
            return reader.next()
                    .orElseThrow(() -> PlayErrors.puzzle("line: there is no sequence in it"));
        }
    }

    /** Where nothing is known to be right every step is answered. */
    private static Posed posed(InputSequence sequence, int outputWidth) {
        if (sequence.answer().isPresent()) {
            InputSequence.Answer answer = sequence.answer().get();
            return new Posed(sequence.input(), answer.target(), answer.mask());
        }
        Posed open = Posed.zeros(sequence.input().length, 0, outputWidth);
        Arrays.fill(open.mask(), 1);
        return new Posed(sequence.input(), open.targets(), open.mask());
    }

    /**
     * What the heads do in an episode of the run's task, of the longest that it was trained on.
     *
     * @param name of the run
     * @return an object with the costs and the recording
     * @throws org.ntm4j.error.NtmException what {@link ModelDesk} throws, and {@code NTM-D0…} if the
     *     user's own sequences can't be read
     */
    public String heads(RunFiles files, String name, CheckpointKind kind) {
        return desk.ask(
                files,
                kind,
                model -> {
                    TaskConfig sized =
                            EpisodeChoice.sized(model.trained().config(), OptionalInt.empty())
                                    .task();
                    Origin origin = Origin.of(name, model.trained(), EpisodeChoice.SEED);
                    try (Task task = sized.resolved().create()) {
                        Posed drawn = Posed.of(EpisodeChoice.draw(task, EpisodeChoice.SEED));
                        EpisodeRecording recording = record(model, origin, drawn);
                        return Json.line(json -> Told.write(recording, json));
                    }
                });
    }
}
