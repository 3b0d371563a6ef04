package org.ntm4j.cli.seeds;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.RunConfig;

/** The summary for programs. What is infinite or unknown is null. */
final class SummaryJson {
    private static final int FORMAT_VERSION = 1;

    private SummaryJson() {}

    /** The summary on lines of its own. */
    static String of(SeedsSummary summary) {
        return Json.pretty(
                json -> {
                    json.writeNumberField("formatVersion", FORMAT_VERSION);
                    writeHead(summary, json);
                    writeConvergence(summary, json);
                    json.writeArrayFieldStart("seeds");
                    for (SeedResult result : summary.results()) {
                        writeSeed(result, json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("generalization");
                    for (SeedsSummary.Kind kind : summary.kinds()) {
                        writeKind(kind, json);
                    }
                    json.writeEndArray();
                });
    }

    private static void writeHead(SeedsSummary summary, JsonGenerator json) throws IOException {
        RunConfig config = summary.settings().config();
        SeedsSummary.Made made = summary.made();
        json.writeStringField("directory", made.directory());
        json.writeStringField("task", config.task().taskId());
        json.writeStringField("model", config.model().modelId());
        json.writeNumberField("episodes", config.training().episodes());
        json.writeNumberField("evaluationEpisodes", summary.settings().evaluationEpisodes());
        json.writeStringField("backend", made.backend());
        json.writeNumberField("threads", made.threads());
        Json.number(json, "wallSeconds", made.took().toMillis() / 1e3);
        int finished = (int) summary.results().stream().filter(SeedResult::isFinished).count();
        json.writeNumberField("finished", finished);
        json.writeNumberField("failed", summary.failed().size());
        json.writeNumberField("stopped", summary.stopped().size());
    }

    private static void writeConvergence(SeedsSummary summary, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("convergence");
        Json.number(json, "belowBitErrors", summary.settings().converged());
        json.writeNumberField("converged", summary.converged());
        writeSpread("episodes", summary.convergence(), json);
        json.writeEndObject();
    }

    private static void writeSeed(SeedResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seed", result.seed());
        json.writeStringField("directory", SeedsDirectory.name(result.seed()));
        json.writeStringField("outcome", result.end().name().toLowerCase(Locale.ROOT));
        if (result.failure().isPresent()) {
            NtmException failure = result.failure().get();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", failure.code());
            json.writeStringField("message", failure.getMessage());
            json.writeEndObject();
        }
        json.writeNumberField("episodes", result.episodes());
        OptionalLong converged = result.history().converged();
        if (converged.isPresent()) {
            json.writeNumberField("episodesToBelow", converged.getAsLong());
        } else {
            json.writeNullField("episodesToBelow");
        }
        writeWindow("lastWindow", result.history().last(), json);
        writeWindow("bestWindow", result.history().best(), json);
        Json.number(json, "wallSeconds", result.history().wallSeconds());
        if (result.evaluation().isPresent()) {
            Evaluation evaluation = result.evaluation().get();
            json.writeObjectFieldStart("evaluation");
            evaluation.writeFields(json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeWindow(String name, Optional<Window> window, JsonGenerator json)
            throws IOException {
        if (window.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("episodes", window.get().episodes());
        Json.number(json, "costBits", window.get().costBits());
        Json.number(json, "bitErrors", window.get().bitErrors());
        Json.number(json, "solved", window.get().solved());
        json.writeEndObject();
    }

    private static void writeKind(SeedsSummary.Kind kind, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", kind.name());
        json.writeNumberField("seeds", kind.rows().size());
        writeSpread("costBits", kind.costBits(), json);
        writeSpread("bitErrors", kind.bitErrors(), json);
        writeSpread("solved", kind.solved(), json);
        if (kind.hasOptimum()) {
            writeSpread("optimalBits", kind.optimalBits(), json);
            writeSpread("gapBits", kind.gapBits(), json);
        }
        if (kind.marker().isPresent()) {
            json.writeObjectFieldStart("marker");
            json.writeStringField("name", kind.marker().get());
            writeSpread("correct", kind.markerCorrect(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeSpread(String name, Spread spread, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        Json.number(json, "min", spread.min());
        Json.number(json, "lowerQuartile", spread.lowerQuartile());
        Json.number(json, "median", spread.median());
        Json.number(json, "upperQuartile", spread.upperQuartile());
        Json.number(json, "max", spread.max());
        json.writeEndObject();
    }
}
