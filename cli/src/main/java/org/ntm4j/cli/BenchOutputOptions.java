package org.ntm4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.bench.Comparison;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.OutputFiles;
import picocli.CommandLine.Option;

/** Where the figures of {@code ntm bench} go, and what they are compared with. */
final class BenchOutputOptions {
    @Option(
            names = "--compare",
            paramLabel = "FILE",
            arity = "1..2",
            description =
                    "Show ratios to what --out wrote before; with two files, of the second to the"
                            + " first, without measuring.")
    private List<Path> compared = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write all figures as JSON there; docs/bench.md describes it.")
    private Optional<String> out = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Of --growth: write plots (PNG, SVG) and a table (CSV) there.")
    private Optional<Path> plots = Optional.empty();

    @Option(names = "--markdown", description = "Print tables as Markdown.")
    private boolean markdown;

    /** What to compare with, none to two files. */
    List<Path> compared() {
        return compared;
    }

    /** Where the JSON goes, if anywhere. */
    Optional<String> out() {
        return out;
    }

    /** Where plots go, if anywhere. */
    Optional<Path> plots() {
        return plots;
    }

    /** Whether tables are for a page. */
    boolean isMarkdown() {
        return markdown;
    }

    /**
     * @param wantsGrowth whether there will be something to plot
     * @throws NtmException {@code NTM-U008} if options don't go together, {@code NTM-V004} or {@code NTM-M0…} if a file
     *     can't be written or read
     */
    void check(boolean wantsGrowth) {
        boolean measures = compared.size() < 2;
        if (plots.isPresent() && !(wantsGrowth && measures)) {
            throw NtmException.badInput(
                    "NTM-U008", "--plots is for --growth; give --growth as well, or leave it out");
        } else if (out.isPresent() && !measures) {
            throw NtmException.badInput(
                    "NTM-U008",
                    "--out and --compare with two files exclude each other: nothing is measured");
        }
        out.ifPresent(OutputFiles::requirePlace);
        if (compared.size() == 1) {
            Comparison.requireReadable(compared.get(0));
        }
    }
}
