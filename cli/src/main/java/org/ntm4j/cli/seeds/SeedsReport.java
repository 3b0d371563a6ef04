package org.ntm4j.cli.seeds;

import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.TextWrap;

/** Prints what came of all seeds, and writes it beside them. */
record SeedsReport(Console console, SeedsDirectory directory, boolean json) {
    /**
     * Tells of seeds of which each is finished or failed.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R006} if the summary can't be written, after it is
     *     printed
     */
    void ended(SeedsSummary summary) {
        if (json) {
            printJson(summary);
        } else {
            print(summary);
        }
        write(summary);
        if (!json) {
            console.out().println("Saved in " + directory.root());
        }
    }

    /**
     * Tells of seeds that were interrupted.
     *
     * @throws org.ntm4j.error.NtmException as {@link #ended}
     */
    void interrupted(SeedsSummary summary) {
        if (json) {
            printJson(summary);
        }
        console.err().println(SeedsTexts.interrupted(summary));
        write(summary);
    }

    private void write(SeedsSummary summary) {
        directory.writeSummary(SummaryJson.of(summary), SummaryTables.markdown(summary));
    }

    private void printJson(SeedsSummary summary) {
        console.out().print(SummaryJson.of(summary));
        console.out().flush();
    }

    private void print(SeedsSummary summary) {
        for (SummaryTables.Section section : SummaryTables.of(summary)) {
            print(section.heading() + ":");
            section.table().lines(console.outStyle()).forEach(this::print);
        }
        String verdict = SeedsTexts.verdict(summary) + ".";
        TextWrap.wrap(verdict, console.textColumns(), "  ").forEach(this::print);
    }

    private void print(String line) {
        console.out().println(console.writable(line));
    }
}
