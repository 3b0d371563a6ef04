package org.ntm4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.BackendRegistry.Candidate;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.cli.console.TextWrap;
import org.ntm4j.cli.json.Json;
import org.ntm4j.error.NtmException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ntm backends}: what can compute here, and why not. */
@Command(
        name = "backends",
        description = "Lists what can compute on this machine, and why something can't.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ntm backends",
            "  ntm backends --json",
            "  ntm backends --plugin-path my-backend.jar"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the common options.
public final class BackendsCommand implements Callable<Integer> {
    private static final String INDENT = "    ";

    private final Console console;
    private final BackendRegistry registry;

    @Mixin private ResultOptions result = new ResultOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    /** Made by Guice. */
    @Inject
    public BackendsCommand(Console console, BackendRegistry registry) {
        this.console = console;
        this.registry = registry;
    }

    /**
     * What {@code auto} comes to.
     *
     * @param id the backend it takes; empty if it takes none
     * @param reason why that, or why none
     */
    private record Auto(String id, String reason) {}

    @Override
    public Integer call() {
        List<Candidate> candidates = registry.candidates();
        Auto auto = auto();
        if (result.isJson()) {
            console.out().print(Json.pretty(json -> write(json, candidates, auto)));
            console.out().flush();
        } else {
            print(candidates, auto);
        }
        return ExitStatus.DONE;
    }

    private Auto auto() {
        try {
            return new Auto(
                    registry.select(BackendRegistry.AUTO).id(),
                    "the available backend of highest priority");
        } catch (NtmException e) {
            return new Auto("", e.code() + ": " + e.getMessage());
        }
    }

    private void print(List<Candidate> candidates, Auto auto) {
        TextTable table =
                new TextTable(
                        Column.left("backend"), Column.right("priority"), Column.left("available"));
        for (Candidate candidate : candidates) {
            boolean available = candidate.availability() instanceof Available;
            String taken = candidate.id().equals(auto.id()) ? ", taken by auto" : "";
            table.row(
                    candidate.id(),
                    Integer.toString(candidate.priority()),
                    (available ? "yes" : "no") + taken);
        }
        table.lines(console.outStyle()).forEach(console.out()::println);
        for (Candidate candidate : candidates) {
            console.out().println();
            console.out().println("  " + console.outStyle().bold(candidate.id()));
            details(candidate.availability());
            plugin(candidate).ifPresent(jar -> paragraph("From " + jar));
        }
        if (auto.id().isEmpty()) {
            console.out().println();
            paragraph("auto takes none: " + auto.reason());
        }
    }

    /** The jar of a plugin's backend that is available. */
    private Optional<Path> plugin(Candidate candidate) {
        if (candidate.availability() instanceof Unavailable) {
            return Optional.empty();
        }
        Class<?> provider = registry.select(candidate.id()).provider().getClass();
        CodeSource source = provider.getProtectionDomain().getCodeSource();
        return source == null || provider.getClassLoader() == getClass().getClassLoader()
                ? Optional.empty()
                : Optional.of(Path.of(URI.create(source.getLocation().toString())));
    }

    private void details(Availability availability) {
        if (availability instanceof Unavailable missing) {
            paragraph(missing.reason());
            paragraph("To have it: " + missing.remedy());
        } else if (availability instanceof Available here) {
            paragraph(here.description());
        }
    }

    private void paragraph(String text) {
        TextWrap.wrap(INDENT + text, console.textColumns(), INDENT).forEach(console.out()::println);
    }

    private void write(JsonGenerator json, List<Candidate> candidates, Auto auto)
            throws IOException {
        if (auto.id().isEmpty()) {
            json.writeNullField("auto");
            json.writeStringField("autoProblem", auto.reason());
        } else {
            json.writeStringField("auto", auto.id());
        }
        json.writeArrayFieldStart("backends");
        for (Candidate candidate : candidates) {
            json.writeStartObject();
            json.writeStringField("id", candidate.id());
            json.writeNumberField("priority", candidate.priority());
            if (candidate.availability() instanceof Available here) {
                json.writeBooleanField("available", true);
                json.writeStringField("description", here.description());
                Optional<Path> jar = plugin(candidate);
                if (jar.isPresent()) {
                    json.writeStringField("jar", jar.get().toString());
                }
            } else if (candidate.availability() instanceof Unavailable missing) {
                json.writeBooleanField("available", false);
                json.writeStringField("reason", missing.reason());
                json.writeStringField("remedy", missing.remedy());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
