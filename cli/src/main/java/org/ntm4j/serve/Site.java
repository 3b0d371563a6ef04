package org.ntm4j.serve;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.report.Pages;
import org.ntm4j.serve.http.Answer;
import org.ntm4j.serve.http.Call;
import org.ntm4j.serve.http.Reply;
import org.ntm4j.serve.http.Routes;
import org.ntm4j.serve.play.Playground;
import org.ntm4j.serve.runs.RunTable;

/** All that the server has an answer to. */
final class Site {
    private final Feed feed;
    private final RunTable runs;
    private final Playground playground;
    private final Heads heads;
    private final Assets assets = new Assets();

    /**
     * @param feed tells of the runs
     * @param runs by their identifiers
     * @param playground asks their models
     */
    Site(Feed feed, RunTable runs, Playground playground) {
        this.feed = feed;
        this.runs = runs;
        this.playground = playground;
        this.heads = new Heads(playground);
    }

    Routes routes() {
        Reply dashboard = page("dashboard");
        Reply run = page("run");
        Reply play = page("play");
        return new Routes()
                .get("/", call -> dashboard)
                .get("/run/*", call -> run)
                .get("/play/*", call -> play)
                .get("/assets/*", call -> assets.find(call.name()).orElseGet(Site::nothing))
                .get("/api/events", this::events)
                .get("/api/runs", call -> Reply.json(feed.listing()))
                .get("/api/runs/*", this::detail)
                .get("/api/runs/*/heads", of(this::heads))
                .get("/api/runs/*/form", of((call, files) -> Reply.json(Playground.form(files))))
                .post("/api/runs/*/play", of(this::play));
    }

    private Reply page(String name) {
        return Reply.page(Pages.fill("serve/" + name + ".ftlh", Map.of("at", assets.addresses())));
    }

    private Answer events(Call call) {
        Optional<String> seen =
                call.lastEvent().or(() -> Optional.ofNullable(call.query().get("after")));
        return new Answer.Stream(reader -> feed.open(reader, seen));
    }

    private Answer detail(Call call) {
        return feed.detail(call.name()).map(Reply::json).orElseGet(Site::nothing);
    }

    /** What needs a run that is in the table: nothing else is looked for. */
    private Function<Call, Answer> of(BiFunction<Call, RunFiles, Answer> answer) {
        return call ->
                runs.files(call.name())
                        .map(files -> answer.apply(call, files))
                        .orElseGet(Site::nothing);
    }

    private Answer heads(Call call, RunFiles files) {
        return heads.of(files, name(call), checkpoint(call, files, newest(files)));
    }

    private Answer play(Call call, RunFiles files) {
        CheckpointKind kind = checkpoint(call, files, Evaluations.preferred(files));
        return Reply.json(playground.answer(files, name(call), kind, call.body()));
    }

    private String name(Call call) {
        return runs.name(call.name()).orElse(call.name());
    }

    /** The last checkpoint is never older than the best; a run that was copied may lack it. */
    private static CheckpointKind newest(RunFiles files) {
        return Files.exists(files.checkpoint(CheckpointKind.LAST))
                ? CheckpointKind.LAST
                : CheckpointKind.BEST;
    }

    private static CheckpointKind checkpoint(Call call, RunFiles files, CheckpointKind otherwise) {
        return switch (call.query().getOrDefault("checkpoint", "").toLowerCase(Locale.ROOT)) {
            case "best" -> Evaluations.preferred(files);
            case "last" -> newest(files);
            default -> otherwise;
        };
    }

    private static Reply nothing() {
        return Reply.failure(404, "NTM-S018", "there is no such run here, or no longer");
    }
}
