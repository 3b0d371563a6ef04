package org.ntm4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.run.RunHistory.Window;
import org.ntm4j.cli.seeds.Spread;
import org.ntm4j.evaluate.EvaluationRow;

/** The curves of a report as the script {@code curves.js} reads them. */
public final class ReportData {
    private static final MathContext DIGITS = new MathContext(5);

    private ReportData() {}

    /** The curves as a JSON object on one line. What is not finite is null. */
    public static String of(ReportRuns runs) {
        return Json.line(
                json -> {
                    json.writeArrayFieldStart("groups");
                    for (RunGroup group : runs.groups()) {
                        writeGroup(group, json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("readings");
                    for (PaperReading reading : PaperReading.of(runs)) {
                        writeReading(reading, json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("kindReadings");
                    for (PaperReading reading : PaperReading.ofKinds(runs)) {
                        writeReading(reading, json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("kinds");
                    for (String kind : kinds(runs)) {
                        json.writeString(kind);
                    }
                    json.writeEndArray();
                });
    }

    private static void writeReading(PaperReading reading, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", reading.label());
        json.writeStringField("kind", reading.kind());
        Json.number(json, "bits", reading.bits().orElse(Double.NaN));
        Json.number(
                json,
                "episodes",
                reading.episodes().isPresent() ? reading.episodes().getAsLong() : Double.NaN);
        json.writeEndObject();
    }

    /** The names of all kinds of episodes, in the task's order. */
    public static List<String> kinds(ReportRuns runs) {
        Set<String> names = new LinkedHashSet<>();
        runs.groups().forEach(group -> group.kinds().forEach(kind -> names.add(kind.name())));
        return List.copyOf(names);
    }

    private static void writeGroup(RunGroup group, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", group.model());
        json.writeNumberField("seeds", group.runs().size());
        writeCurve("cost", group, Window::costBits, json);
        writeCurve("wrong", group, Window::bitErrors, json);
        json.writeArrayFieldStart("runs");
        for (ReportRun run : group.runs()) {
            json.writeStartObject();
            json.writeStringField("name", run.name());
            List<Window> windows = Windows.thinned(run.windows(), RunGroup.MOST_POINTS);
            numbers("x", windows.stream().mapToDouble(Window::episodes).toArray(), json);
            numbers("cost", windows.stream().mapToDouble(Window::costBits).toArray(), json);
            numbers("wrong", windows.stream().mapToDouble(Window::bitErrors).toArray(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("kinds");
        for (RunGroup.Kind kind : group.kinds()) {
            json.writeStartObject();
            json.writeStringField("name", kind.name());
            writeSpread("cost", kind.spread(EvaluationRow::costBits), json);
            writeSpread("wrong", kind.spread(EvaluationRow::bitErrors), json);
            writeSpread("solved", kind.spread(EvaluationRow::solved), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCurve(
            String name, RunGroup group, ToDoubleFunction<Window> number, JsonGenerator json)
            throws IOException {
        List<RunGroup.Point> points = group.curve(number);
        json.writeObjectFieldStart(name);
        numbers("x", points.stream().mapToDouble(RunGroup.Point::episodes).toArray(), json);
        numbers("low", points.stream().mapToDouble(p -> p.spread().min()).toArray(), json);
        numbers("median", points.stream().mapToDouble(p -> p.spread().median()).toArray(), json);
        numbers("high", points.stream().mapToDouble(p -> p.spread().max()).toArray(), json);
        json.writeEndObject();
    }

    private static void writeSpread(String name, Spread spread, JsonGenerator json)
            throws IOException {
        numbers(name, new double[] {spread.min(), spread.median(), spread.max()}, json);
    }

    /** With as many digits as a picture shows. */
    private static void numbers(String name, double[] numbers, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                json.writeNull();
            } else if (number == Math.rint(number)) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(new BigDecimal(number).round(DIGITS).doubleValue());
            }
        }
        json.writeEndArray();
    }
}
