package org.ntm4j.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.HeadRecording;
import org.ntm4j.report.LocationWindow;
import org.ntm4j.report.PriorityFit;

/**
 * How memory is used to sort, as in the paper's Figure 17: on the left where each item is written, items from
 * the highest priority to the lowest, with the line that fits best; on the right where the answers are read.
 */
final class PriorityPicture {
    private static final int CELL = 7;
    private static final int MOST_HEIGHT = 260;

    private final EpisodeRecording recording;
    private final List<PriorityFit> fits;
    private final LocationWindow window;

    /**
     * @param recording of an episode of priority sort, by a model with heads
     * @param fits of its write heads, at least one
     */
    PriorityPicture(EpisodeRecording recording, List<PriorityFit> fits) {
        this.recording = recording;
        this.fits = fits;
        this.window = LocationWindow.of(recording.heads());
    }

    Picture picture(PanelColumns.Heading title) {
        List<Panel> writes = new ArrayList<>();
        fits.forEach(fit -> writes.add(writes(fit)));
        List<Panel> reads = new ArrayList<>();
        recording.readHeads().forEach(head -> reads.add(reads(head)));
        return new PanelColumns(
                        title,
                        List.of(
                                new PanelColumns.Column(
                                        "item, from the highest priority to the lowest", writes),
                                new PanelColumns.Column("answer", reads)))
                .picture("priorities");
    }

    private Panel writes(PriorityFit fit) {
        int[] steps = fit.items().stream().mapToInt(PriorityFit.Item::step).toArray();
        HeatPanel weights = weights(fit.head(), fit.head().name() + ": " + fit.text(), steps);
        double[] marks = fit.items().stream().mapToDouble(item -> place(fit, item)).toArray();
        return new MarkedPanel(weights, marks);
    }

    /** In the window; outside of it, nowhere. */
    private double place(PriorityFit fit, PriorityFit.Item item) {
        double from = fit.location(item) - window.from();
        double place = from < 0 ? from + window.locations() : from;
        return place <= window.count() - 1 ? place : Double.NaN;
    }

    private Panel reads(HeadRecording head) {
        int[] steps = IntStream.range(0, recording.steps()).filter(recording::isScored).toArray();
        return weights(head, head.name() + " (location)", steps);
    }

    private HeatPanel weights(HeadRecording head, String title, int[] steps) {
        float[][] all = window.columns(head.weighting());
        float[][] chosen = new float[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            chosen[i] = all[steps[i]];
        }
        return new HeatPanel(
                title,
                chosen,
                Scale.ofWeights(chosen),
                place -> Integer.toString(window.location(place)),
                Math.max(80, Math.min(MOST_HEIGHT, window.count() * CELL)));
    }
}
