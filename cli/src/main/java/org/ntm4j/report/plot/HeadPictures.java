package org.ntm4j.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntm4j.cli.console.Formats;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.HeadRecording;
import org.ntm4j.report.LocationWindow;
import org.ntm4j.report.Origin;
import org.ntm4j.report.PriorityFit;

/**
 * What the heads did in an episode, in the manner of the paper's Figures 6, 9, 12, 15 and 17: time from
 * left to right, channels and locations from top to bottom.
 */
public final class HeadPictures {
    private static final String TIME = "time step";
    private static final int VECTOR_ROW = 5;
    private static final int LEAST_HEIGHT = 40;
    private static final int MOST_HEIGHT = 320;

    private final EpisodeRecording recording;

    /** The pictures of a recording. */
    public HeadPictures(EpisodeRecording recording) {
        this.recording = recording;
    }

    /** All of them: the episode, and of a model with a memory the heads and the memory. */
    public List<Picture> all() {
        List<Picture> pictures = new ArrayList<>(List.of(episode()));
        if (recording.memory().isPresent()) {
            pictures.add(heads());
            for (HeadRecording head : recording.heads()) {
                pictures.add(head(head));
            }
            pictures.add(memory());
            List<PriorityFit> fits = PriorityFit.of(recording);
            if (!fits.isEmpty()) {
                pictures.add(
                        new PriorityPicture(recording, fits)
                                .picture(title("locations by priority (circles: the line)")));
            }
        }
        return pictures;
    }

    /** The one that tells most: the heads, or the episode of a model without any. */
    public Picture overview() {
        return recording.memory().isPresent() ? heads() : episode();
    }

    private PanelColumns.Heading title(String what) {
        Origin origin = recording.origin();
        return new PanelColumns.Heading(
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                String.format(
                        Locale.ROOT,
                        "%s, %s, seed %d after %s episodes",
                        origin.task(),
                        origin.model(),
                        origin.seed(),
                        Formats.count(origin.trainedEpisodes())));
    }

    /** Inputs, targets, outputs and how far they are apart. */
    private Picture episode() {
        List<Panel> panels =
                List.of(
                        vectors("inputs (channel)", recording.inputs()),
                        vectors("targets (channel)", recording.targets()),
                        unit("outputs (channel): probability of a one", recording.answers()),
                        unit("error (channel): |target − output|", recording.errors()));
        String cost =
                Formats.bits(recording.costBits())
                        + " bits, "
                        + recording.wrongBits()
                        + " wrong of the answer";
        return PanelColumns.of(title(cost), TIME, panels).picture("episode");
    }

    /** Writes on the left and reads on the right, as in Figure 6. */
    private Picture heads() {
        List<Panel> left =
                new ArrayList<>(List.of(vectors("inputs (channel)", recording.inputs())));
        List<Panel> right =
                new ArrayList<>(List.of(unit("outputs (channel)", recording.answers())));
        for (HeadRecording head : recording.writeHeads()) {
            left.add(vectors("add vectors, " + head.name() + " (channel)", head.add()));
            left.add(weightings(head));
        }
        for (HeadRecording head : recording.readHeads()) {
            right.add(vectors("read vectors, " + head.name() + " (channel)", head.read()));
            right.add(weightings(head));
        }
        return new PanelColumns(
                        title("writes and reads"),
                        List.of(
                                new PanelColumns.Column(TIME, left),
                                new PanelColumns.Column(TIME, right)))
                .picture("heads");
    }

    /** Everything that a head does. */
    private Picture head(HeadRecording head) {
        List<Panel> panels = new ArrayList<>(List.of(weightings(head)));
        if (head.writes()) {
            panels.add(vectors("add vector (channel)", head.add()));
            panels.add(unit("erase vector (channel)", head.erase()));
        } else {
            panels.add(vectors("read vector (channel)", head.read()));
        }
        panels.add(vectors("key (channel)", head.key()));
        int most = (head.shift()[0].length - 1) / 2;
        panels.add(
                new HeatPanel(
                        "shift weighting (locations)",
                        head.shift(),
                        Scale.UNIT,
                        k -> (k > most ? "+" : "") + (k - most),
                        Math.max(LEAST_HEIGHT, 14 * head.shift()[0].length)));
        panels.add(new LinePanel("interpolation gate: 1 is by content", head.gate(), 0, 1));
        panels.add(LinePanel.above("key strength β", head.keyStrength(), 0));
        panels.add(LinePanel.above("sharpening γ", head.sharpening(), 1));
        return PanelColumns.of(title(head.name()), TIME, panels)
                .picture("head-" + head.kind() + "-" + head.number());
    }

    private Picture memory() {
        float[][] before = recording.memory().orElseThrow().before();
        float[][] after = recording.memory().orElseThrow().after();
        Scale scale = Scale.of(before, after);
        int height = height(before[0].length, VECTOR_ROW);
        List<Panel> panels =
                List.of(
                        HeatPanel.of("before the first step (channel)", before, scale, height),
                        HeatPanel.of("after the last step (channel)", after, scale, height));
        return PanelColumns.of(title("memory"), "location", panels).picture("memory");
    }

    private Panel weightings(HeadRecording head) {
        LocationWindow window = LocationWindow.of(recording.heads());
        String part =
                window.isPart()
                        ? "; " + window.count() + " of " + window.locations() + " shown"
                        : "";
        return new HeatPanel(
                "weighting, " + head.name() + " (location" + part + ")",
                window.columns(head.weighting()),
                Scale.ofWeights(head.weighting()),
                place -> Integer.toString(window.location(place)),
                height(window.count(), 7));
    }

    private static Panel vectors(String title, float[][] table) {
        return HeatPanel.of(title, table, Scale.of(table), height(table[0].length, VECTOR_ROW));
    }

    private static Panel unit(String title, float[][] table) {
        return HeatPanel.of(title, table, Scale.UNIT, height(table[0].length, VECTOR_ROW));
    }

    private static int height(int rows, int each) {
        return Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, rows * each));
    }
}
