package org.ntm4j.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.ntm4j.bench.growth.GrowthPoint;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.measure.Rate;
import org.ntm4j.bench.profile.Profile;
import org.ntm4j.bench.profile.ProfileRow;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.bench.solve.Solution;
import org.ntm4j.cli.json.Json;

/** The format of the file, which {@code docs/bench.md} describes. A number that there is none for is null. */
public final class BenchJson {
    static final String SCHEMA = "ntm4j-bench";

    /** Grows when a field that was there means something else or is gone; more fields may come without. */
    static final int SCHEMA_VERSION = 1;

    private BenchJson() {}

    /** The text of the file. */
    public static String text(BenchResult result) {
        return Json.pretty(json -> write(json, result));
    }

    private static void write(JsonGenerator json, BenchResult result) throws IOException {
        json.writeStringField("schema", SCHEMA);
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        result.origin().write(json);
        if (result.solution().isPresent()) {
            json.writeObjectFieldStart("solution");
            solution(json, result.solution().get());
            json.writeEndObject();
        }
        list(json, "rates", result.rates(), BenchJson::rate);
        list(json, "growth", result.growth(), BenchJson::growth);
        list(json, "profiles", result.profiles(), BenchJson::profile);
    }

    private interface Fields<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private static <T> void list(
            JsonGenerator json, String name, List<T> elements, Fields<T> fields)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T element : elements) {
            json.writeStartObject();
            fields.write(json, element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void solution(JsonGenerator json, Solution solution) throws IOException {
        json.writeStringField("task", solution.task());
        json.writeStringField("model", solution.model());
        json.writeNumberField("seed", solution.seed());
        Json.number(json, "startSeconds", solution.startSeconds());
        Json.number(json, "seconds", solution.seconds());
        json.writeNumberField("episodes", solution.episodes());
        Json.number(json, "bitErrors", solution.bitErrors());
    }

    private static void rate(JsonGenerator json, RateRow row) throws IOException {
        json.writeStringField("figure", row.key().figure().id());
        json.writeStringField("task", row.key().task());
        json.writeStringField("model", row.key().model());
        json.writeNumberField("batch", row.key().batch());
        json.writeNumberField("workers", row.key().workers());
        rate(json, row.rate());
        Json.number(json, "operations", row.operations());
        Json.number(json, "peakOperationsPerSecond", row.peak());
        Json.number(json, "floorShare", row.floorShare());
        if (row.problem().isPresent()) {
            json.writeStringField("problem", row.problem().get());
        }
    }

    private static void rate(JsonGenerator json, Rate rate) throws IOException {
        Json.number(json, "perSecond", rate.median());
        Json.number(json, "leastPerSecond", rate.least());
        Json.number(json, "mostPerSecond", rate.most());
    }

    private static void growth(JsonGenerator json, GrowthSeries series) throws IOException {
        json.writeStringField("axis", series.axis().id());
        json.writeStringField("task", series.task());
        json.writeStringField("model", series.model());
        Json.number(json, "exponent", series.exponent());
        Json.number(json, "timeRatio", series.timeRatio());
        Json.number(json, "operationsRatio", series.operationsRatio());
        json.writeBooleanField("noFasterThanOperations", series.isNoFasterThanOperations());
        list(json, "points", series.points(), BenchJson::point);
    }

    private static void point(JsonGenerator json, GrowthPoint point) throws IOException {
        json.writeNumberField("value", point.value());
        json.writeNumberField("batch", point.batch());
        json.writeNumberField("steps", point.steps());
        rate(json, point.rate());
        Json.number(json, "operations", point.operations());
        json.writeNumberField("bytes", point.bytes());
    }

    private static void profile(JsonGenerator json, Profile profile) throws IOException {
        json.writeStringField("task", profile.task());
        json.writeStringField("model", profile.model());
        json.writeNumberField("batch", profile.batch());
        Json.number(json, "perSecond", profile.plainRate());
        Json.number(json, "timedPerSecond", profile.timedRate());
        list(json, "kernels", profile.rows(), BenchJson::kernel);
    }

    private static void kernel(JsonGenerator json, ProfileRow row) throws IOException {
        json.writeStringField("kernel", row.name());
        json.writeStringField("pass", row.pass());
        Json.number(json, "calls", row.calls());
        Json.number(json, "microseconds", row.microseconds());
        Json.number(json, "share", row.share());
        Json.number(json, "operations", row.operations());
    }
}
