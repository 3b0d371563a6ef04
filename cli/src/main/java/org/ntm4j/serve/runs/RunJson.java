package org.ntm4j.serve.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.FileStamp;
import org.ntm4j.cli.run.RunState;
import org.ntm4j.train.RunConfig;

/** A run as the pages read it. */
final class RunJson {
    /** Report windows over which the rate is taken: one alone may be a moment's hiccup. */
    private static final int RATE_WINDOWS = 5;

    private RunJson() {}

    /** The object with the points of its curve from one on, at most so many. */
    static String of(WatchedRun run, int from, int most) {
        return Json.line(
                json -> {
                    writeFields(run, json);
                    json.writeObjectFieldStart("curve");
                    run.curve().write(from, most, json);
                    json.writeEndObject();
                });
    }

    /** Writes everything but the curve into an object. */
    static void writeFields(WatchedRun run, JsonGenerator json) throws IOException {
        json.writeStringField("id", run.id());
        json.writeStringField("name", run.name());
        Optional<RunConfig> config = run.config();
        if (config.isPresent()) {
            json.writeStringField("task", config.get().task().taskId());
            json.writeStringField("model", config.get().model().modelId());
            json.writeNumberField("seed", config.get().seed());
            json.writeNumberField("total", config.get().training().episodes());
        }
        json.writeStringField("state", run.state().label());
        json.writeBooleanField("live", run.state().isLive());
        json.writeStringField("problem", run.problem());
        writeProgress(run, json);
        json.writeBooleanField("evaluated", run.evaluation().isPresent());
        json.writeObjectFieldStart("checkpoints");
        for (CheckpointKind kind : CheckpointKind.values()) {
            FileStamp stamp = run.stamp(kind);
            if (stamp.exists()) {
                json.writeNumberField(kind.toString(), stamp.modifiedMillis());
            }
        }
        json.writeEndObject();
    }

    private static void writeProgress(WatchedRun run, JsonGenerator json) throws IOException {
        Progress progress = run.progress();
        long episodes = run.episodes();
        double rate = run.curve().rate(RATE_WINDOWS);
        json.writeNumberField("episodes", episodes);
        Json.number(json, "rate", rate);
        Json.number(json, "seconds", run.curve().seconds());
        double left =
                run.config().isPresent()
                        ? run.config().get().training().episodes() - episodes
                        : Double.NaN;
        Json.number(
                json,
                "eta",
                run.state() == RunState.RUNNING ? Math.max(0, left) / rate : Double.NaN);
        Json.number(json, "cost", progress.last().costBits());
        Json.number(json, "wrong", progress.last().bitErrors());
        Json.number(json, "solved", progress.last().solved());
        Json.number(json, "best", progress.bestCost());
        if (progress.converged() >= 0) {
            json.writeNumberField("converged", progress.converged());
        }
    }
}
