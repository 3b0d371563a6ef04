package org.ntm4j.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ntm4j.bench.BenchResult;
import org.ntm4j.bench.Comparison;
import org.ntm4j.bench.Machine;
import org.ntm4j.bench.Origin;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.profile.Profile;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.bench.solve.Solution;
import org.ntm4j.bench.solve.SolveBench;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextWrap;

/**
 * Prints what {@code ntm bench} found.
 *
 * @param console to print to
 * @param markdown whether tables are for a page
 */
record BenchPrinter(Console console, boolean markdown) {
    private static final double GIBI = 1 << 30;

    private static final String RATES =
            "Median rates, warm. train: episodes a second of forward, backward and update by one"
                    + " thread. split: each batch over all cores. seeds: one training on each core,"
                    + " all together. predict: sequences a second forward only. of peak: the"
                    + " floating-point operations of unpadded sequences, at the speed of the fastest"
                    + " matrix product of the model's layers at that batch on this machine, as a"
                    + " share of the time taken; docs/bench.md says what that is and is not.";

    void print(BenchResult result) {
        origin(result.origin());
        result.solution().ifPresent(this::solution);
        if (!result.rates().isEmpty()) {
            title("Rates");
            table(BenchTables.rates(result.rates()));
            paragraph(RATES);
            result.rates().forEach(this::problem);
        }
        for (GrowthSeries series : result.growth()) {
            title(
                    "Growth with "
                            + series.axis().text()
                            + ": "
                            + series.task()
                            + ", "
                            + series.model());
            table(BenchTables.growth(series));
            paragraph(BenchTables.verdict(series));
        }
        result.profiles().forEach(this::profile);
        console.out().flush();
    }

    void print(Comparison comparison) {
        title("Compared with before");
        table(BenchTables.comparison(comparison));
        BenchTables.notes(comparison).forEach(this::paragraph);
        console.out().flush();
    }

    private void origin(Origin origin) {
        Machine machine = origin.machine();
        line("machine  " + machine.processor() + ", " + cores(machine) + ", " + memory(machine));
        line("jvm      " + machine.java() + ", heap of " + gibi(machine.heapBytes()) + " at most");
        line("system   " + machine.system());
        line(
                "backend  "
                        + origin.backend()
                        + ": "
                        + origin.description()
                        + (origin.options().isEmpty() ? "" : ", options " + origin.options()));
        line("program  " + origin.version() + ", " + origin.time());
        if (machine.isBusy()) {
            paragraph(
                    String.format(
                            Locale.ROOT,
                            "BUSY: %.1f other processes were running in the last minute, on average;"
                                    + " figures are too low then.",
                            machine.load()));
        }
    }

    private static String cores(Machine machine) {
        return machine.cores() == 1 ? "1 core" : machine.cores() + " cores";
    }

    private static String memory(Machine machine) {
        return gibi(machine.memoryBytes()) + " memory";
    }

    private static String gibi(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI);
    }

    private void solution(Solution solution) {
        title("Time to solution");
        String what =
                solution.task() + ", " + solution.model() + ", seed " + solution.seed() + ": ";
        if (Double.isNaN(solution.seconds())) {
            paragraph(
                    what
                            + "not learned within "
                            + Formats.count(solution.episodes())
                            + " episodes; "
                            + Formats.bits(solution.bitErrors())
                            + " wrong bits a sequence at the end.");
            return;
        }
        paragraph(
                String.format(
                        Locale.ROOT,
                        "%s%s from the start of the process, of which %s until the first update; %s"
                                + " episodes; %s wrong bits a sequence over the last %d (below %s is"
                                + " learned).",
                        what,
                        duration(solution.seconds()),
                        duration(solution.startSeconds()),
                        Formats.count(solution.episodes()),
                        Formats.bits(solution.bitErrors()),
                        SolveBench.WINDOW,
                        SolveBench.SOLVED));
    }

    private static String duration(double seconds) {
        return Formats.duration(Duration.ofNanos((long) (seconds * 1e9)));
    }

    private void problem(RateRow row) {
        row.problem().ifPresent(problem -> paragraph(row.key() + ": " + problem));
    }

    private void profile(Profile profile) {
        title(
                "Profile of an episode's training: "
                        + profile.task()
                        + ", "
                        + profile.model()
                        + ", batch "
                        + profile.batch());
        table(BenchTables.profile(profile));
        paragraph(
                String.format(
                        Locale.ROOT,
                        "%s with the clocks and %s without, in turn: they take %.0f %% of the timed"
                                + " step. %.0f ns, what they say of a call of nothing, is taken off each"
                                + " call.",
                        Formats.rate(profile.timedRate()),
                        Formats.rate(profile.plainRate()),
                        100 * profile.overhead(),
                        profile.emptyNanos()));
    }

    private void title(String text) {
        console.out().println();
        line(markdown ? "### " + text : console.outStyle().bold(text));
        console.out().println();
    }

    private void table(TextTable table) {
        List<String> lines = markdown ? table.markdown() : table.lines(console.outStyle());
        lines.forEach(line -> console.out().println(console.writable(line)));
        console.out().println();
    }

    private void line(String text) {
        console.out().println(console.writable(text));
    }

    private void paragraph(String text) {
        TextWrap.wrap(console.writable(text), console.textColumns(), "")
                .forEach(console.out()::println);
    }
}
