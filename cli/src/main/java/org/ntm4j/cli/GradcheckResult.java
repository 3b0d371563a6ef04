package org.ntm4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntm4j.cli.json.Json;
import org.ntm4j.error.NtmException;
import org.ntm4j.gradcheck.Drift;
import org.ntm4j.gradcheck.GradientDifference;
import org.ntm4j.gradcheck.GradientDifference.ParameterError;
import org.ntm4j.gradcheck.Table;

/**
 * How far a backend is from another.
 *
 * @param backend the one that was checked
 * @param against the other
 * @param tolerance of losses and gradients
 * @param driftTolerance of the short trainings
 * @param gradients a difference for each model
 * @param drifts of each model's training
 */
record GradcheckResult(
        String backend,
        String against,
        double tolerance,
        double driftTolerance,
        List<GradientDifference> gradients,
        List<Drift> drifts) {
    private static final String LOSS = "(loss)";

    /** Whether nothing is out of tolerance. */
    boolean isWithin() {
        return failures().isEmpty();
    }

    /** What is out of tolerance, NaN included, in the order of the tables. */
    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (GradientDifference model : gradients) {
            if (!(model.lossError() <= tolerance)) {
                failures.add("the loss of " + model.model() + " by " + number(model.lossError()));
            }
            for (ParameterError parameter : model.parameters()) {
                if (!(parameter.error() <= tolerance)) {
                    failures.add(
                            "the gradient of "
                                    + model.model()
                                    + "'s "
                                    + parameter.name()
                                    + " by "
                                    + number(parameter.error()));
                }
            }
        }
        for (Drift drift : drifts) {
            if (!drift.isWithin(driftTolerance)) {
                failures.add(
                        "a training of "
                                + drift.model()
                                + " by "
                                + number(drift.costError())
                                + " in cost and "
                                + number(drift.parameterError())
                                + " in parameters");
            }
        }
        return failures;
    }

    /** That something is out of tolerance. */
    NtmException failure() {
        List<String> failures = failures();
        int more = failures.size() - 1;
        return new NtmException(
                "NTM-G001",
                NtmException.Kind.FAILED_RUN,
                backend
                        + " is not within tolerance of "
                        + against
                        + ": it differs in "
                        + failures.get(0)
                        + (more == 0 ? "" : ", and in " + more + " more")
                        + "; run the contract kit on it, which says what to check");
    }

    /** The losses and gradients. */
    Table gradientTable() {
        List<List<String>> rows = new ArrayList<>();
        for (GradientDifference model : gradients) {
            rows.add(List.of(model.model(), LOSS, number(model.lossError()), ""));
            for (ParameterError parameter : model.parameters()) {
                rows.add(
                        List.of(
                                "",
                                parameter.name(),
                                number(parameter.error()),
                                number(parameter.largest())));
            }
        }
        return new Table(
                "Losses and gradients, within " + number(tolerance),
                List.of("model", "parameter", "largest error", "largest element"),
                rows);
    }

    /** The short trainings. */
    Table driftTable() {
        List<List<String>> rows = new ArrayList<>();
        for (Drift drift : drifts) {
            rows.add(
                    List.of(
                            drift.model(),
                            Integer.toString(drift.updates()),
                            number(drift.costError()),
                            number(drift.parameterError()),
                            drift.parameter()));
        }
        return new Table(
                "Drift in a short training, within " + number(driftTolerance),
                List.of("model", "updates", "cost error", "parameter error", "of parameter"),
                rows);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }

    void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("backend", backend);
        json.writeStringField("against", against);
        json.writeBooleanField("within", isWithin());
        json.writeNumberField("tolerance", tolerance);
        json.writeNumberField("driftTolerance", driftTolerance);
        json.writeArrayFieldStart("gradients");
        for (GradientDifference model : gradients) {
            json.writeStartObject();
            json.writeStringField("model", model.model());
            Json.number(json, "lossError", model.lossError());
            json.writeArrayFieldStart("parameters");
            for (ParameterError parameter : model.parameters()) {
                json.writeStartObject();
                json.writeStringField("name", parameter.name());
                Json.number(json, "error", parameter.error());
                Json.number(json, "largest", parameter.largest());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("drifts");
        for (Drift drift : drifts) {
            json.writeStartObject();
            json.writeStringField("model", drift.model());
            json.writeNumberField("updates", drift.updates());
            Json.number(json, "costError", drift.costError());
            Json.number(json, "parameterError", drift.parameterError());
            json.writeStringField("parameter", drift.parameter());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
