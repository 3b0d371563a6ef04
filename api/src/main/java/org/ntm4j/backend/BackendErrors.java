package org.ntm4j.backend;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Collectors;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendRegistry.Candidate;
import org.ntm4j.backend.BackendRegistry.Selection;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.NtmException.Kind;
import org.ntm4j.error.Suggestions;

/** The wording of everything that can be wrong with the choice of a backend. */
final class BackendErrors {
    static final String UNKNOWN = "NTM-B001";
    static final String UNAVAILABLE = "NTM-B002";
    static final String DUPLICATE_ID = "NTM-B003";
    static final String SPI_VERSION = "NTM-B004";
    static final String BROKEN = "NTM-B005";

    private BackendErrors() {}

    static NtmException unknown(String requested, List<Candidate> candidates) {
        List<String> ids = candidates.stream().map(Candidate::id).toList();
        String guess =
                Suggestions.closest(requested, ids)
                        .map(closest -> "; did you mean " + closest + "? Known: ")
                        .orElse("; known: ");
        return NtmException.badInput(
                UNKNOWN, "there is no backend '" + requested + "'" + guess + list(candidates));
    }

    /** A request for a backend that is known and can't be opened, whatever the reason. */
    static NtmException unavailable(
            Registration requested, Registration.Probe probe, List<Candidate> candidates) {
        List<Candidate> others =
                candidates.stream().filter(other -> !other.id().equals(requested.id())).toList();
        return new NtmException(
                probe.code(),
                Kind.BACKEND_UNAVAILABLE,
                "backend "
                        + describe(requested.id(), probe.availability())
                        + (others.isEmpty() ? "" : "; the others: " + list(others)));
    }

    /** {@code auto} on a class path that is not in order. */
    static NtmException conflict(Registration conflict) {
        Registration.Probe probe = conflict.probe();
        return new NtmException(
                probe.code(),
                Kind.BACKEND_UNAVAILABLE,
                "auto can't choose: backend " + describe(conflict.id(), probe.availability()));
    }

    static NtmException noneAvailable(List<Candidate> candidates) {
        String message =
                candidates.isEmpty()
                        ? "there is no backend on the class path; add the jar of one, for example"
                                + " ntm4j-backend-cpu"
                        : "no backend is available: " + list(candidates);
        return new NtmException(UNAVAILABLE, Kind.BACKEND_UNAVAILABLE, message);
    }

    static NtmException openFailed(Selection selection, Throwable fault) {
        return new NtmException(
                BROKEN,
                Kind.BACKEND_UNAVAILABLE,
                "backend "
                        + selection.id()
                        + " said that it is available and failed to open: "
                        + describe(fault),
                fault);
    }

    static Unavailable brokenProvider(String provider, String reason) {
        return new Unavailable(
                "its provider is broken: " + reason,
                "replace or remove the jar that holds " + provider);
    }

    static Unavailable versionMismatch(String provider, int version) {
        return new Unavailable(
                "its provider "
                        + provider
                        + " is made for version "
                        + version
                        + " of the backend SPI, and this is version "
                        + BackendProvider.SPI_VERSION,
                "use jars of one release of NTM4J");
    }

    static Unavailable duplicate(int count, String providers) {
        return new Unavailable(
                "it has " + count + " providers: " + providers,
                "leave one of their jars on the class path");
    }

    private static String list(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> describe(candidate.id(), candidate.availability()))
                .collect(Collectors.joining("; "));
    }

    /** {@code cuda is unavailable (no driver; install one)}. */
    static String describe(String id, Availability availability) {
        if (availability instanceof Unavailable missing) {
            return id + " is unavailable (" + missing.reason() + "; " + missing.remedy() + ")";
        }
        return id + " is available (" + ((Available) availability).description() + ")";
    }

    /** What was thrown, on one line; of an error of a service file, what caused it. */
    static String describe(Throwable fault) {
        Throwable cause = fault.getCause();
        if (fault instanceof ServiceConfigurationError && cause != null) {
            return describe(cause);
        }
        String message = fault.getMessage();
        String name = fault.getClass().getSimpleName();
        return message == null ? name : name + ": " + message.replaceAll("\\s+", " ");
    }
}
