package org.ntm4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntm4j.cli.console.Console;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.cli.console.TextTable;
import org.ntm4j.cli.console.TextTable.Column;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.HeadRecording;
import org.ntm4j.report.Origin;
import org.ntm4j.report.PriorityFit;

/** What happened in an episode, as tables of 80 columns. */
final class EpisodeText {
    private static final int MOST_CHANNELS = 20;
    private static final float ONE = 0.5f;

    private final EpisodeRecording recording;
    private final Console console;

    EpisodeText(EpisodeRecording recording, Console console) {
        this.recording = recording;
        this.console = console;
    }

    /** Prints all of it as a result. */
    void print() {
        Origin origin = recording.origin();
        say(
                origin.task()
                        + ", "
                        + origin.model()
                        + ", seed "
                        + origin.seed()
                        + ", "
                        + origin.checkpoint()
                        + " checkpoint ("
                        + Formats.count(origin.trainedEpisodes())
                        + " episodes)");
        say(
                "One episode, seed "
                        + origin.episodeSeed()
                        + ": "
                        + Formats.bits(recording.costBits())
                        + " bits, "
                        + recording.wrongBits()
                        + " wrong:");
        say("  # is one, . is zero, ~ is another number; x is a wrong bit of the output");
        episode().lines(console.outStyle()).forEach(this::say);
        List<PriorityFit> fits = PriorityFit.of(recording);
        if (!fits.isEmpty()) {
            say("By priority, items are written to:");
            fits.forEach(fit -> say("  " + fit.head().name() + ": " + fit.text()));
        }
        for (HeadRecording head : recording.heads()) {
            say(head.name() + ":");
            table(head).lines(console.outStyle()).forEach(this::say);
        }
    }

    private void say(String line) {
        console.out().println(console.writable(line));
    }

    private TextTable episode() {
        TextTable table =
                new TextTable(
                        Column.right("step"),
                        Column.left("input"),
                        Column.left("target"),
                        Column.left("output"),
                        Column.right("wrong"));
        for (int t = 0; t < recording.steps(); t++) {
            boolean due = recording.isScored(t);
            table.row(
                    Integer.toString(t),
                    cut(bits(recording.inputs()[t])),
                    due ? cut(bits(recording.targets()[t])) : "",
                    due ? cut(answer(t)) : "",
                    due ? Long.toString(wrong(t)) : "");
        }
        return table;
    }

    private static String bits(float[] row) {
        StringBuilder bits = new StringBuilder();
        for (float number : row) {
            bits.append(number == 0 ? '.' : number == 1 ? '#' : '~');
        }
        return bits.toString();
    }

    private String answer(int t) {
        StringBuilder bits = new StringBuilder();
        for (int y = 0; y < recording.targets()[t].length; y++) {
            boolean one = recording.outputs()[t][y] > ONE;
            bits.append(isWrong(t, y) ? 'x' : one ? '#' : '.');
        }
        return bits.toString();
    }

    private boolean isWrong(int t, int y) {
        float output = recording.outputs()[t][y];
        boolean right = recording.targets()[t][y] > ONE;
        return Float.isNaN(output) || (output > ONE) != right;
    }

    private long wrong(int t) {
        long wrong = 0;
        for (int y = 0; y < recording.targets()[t].length; y++) {
            wrong += isWrong(t, y) ? 1 : 0;
        }
        return wrong;
    }

    private static String cut(String bits) {
        return bits.length() <= MOST_CHANNELS ? bits : bits.substring(0, MOST_CHANNELS - 1) + "…";
    }

    private static TextTable table(HeadRecording head) {
        List<Column> columns =
                new ArrayList<>(
                        List.of(
                                Column.right("step"),
                                Column.right("location"),
                                Column.right("weight"),
                                Column.right("gate"),
                                Column.right("strength"),
                                Column.right("shift"),
                                Column.right("weight"),
                                Column.right("sharpening")));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        int most = (head.shift()[0].length - 1) / 2;
        for (int t = 0; t < head.weighting().length; t++) {
            int shift = head.shiftOffset(t);
            table.row(
                    Integer.toString(t),
                    Integer.toString(head.location(t)),
                    number(head.weight(t)),
                    number(head.gate()[t]),
                    number(head.keyStrength()[t]),
                    shift > 0 ? "+" + shift : Integer.toString(shift),
                    number(head.shift()[t][shift + most]),
                    number(head.sharpening()[t]));
        }
        return table;
    }

    private static String number(float number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
