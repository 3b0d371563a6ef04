package org.ntm4j.report;

import java.util.Comparator;
import java.util.Map;
import org.ntm4j.cli.console.Formats;

/** A page on which one steps through an episode; it needs no other file. */
public final class EpisodePage {
    private EpisodePage() {}

    /** The page as HTML. */
    public static String of(EpisodeRecording recording) {
        Origin origin = recording.origin();
        return Pages.fill(
                "report/episode.ftlh",
                Map.of(
                        "title",
                        origin.task() + ", " + origin.model() + ": what the heads do",
                        "facts",
                        facts(recording),
                        "css",
                        Pages.asset("style.css"),
                        "stepper",
                        Pages.asset("stepper.js"),
                        "recording",
                        Pages.script(EpisodeData.of(recording))));
    }

    /** What is shown, and how good the answer is. */
    static String facts(EpisodeRecording recording) {
        Origin origin = recording.origin();
        return "Run "
                + origin.run()
                + ", seed "
                + origin.seed()
                + ", "
                + origin.checkpoint()
                + " checkpoint after "
                + Formats.count(origin.trainedEpisodes())
                + " episodes. One episode of "
                + recording.steps()
                + " steps, drawn with seed "
                + origin.episodeSeed()
                + ": the answer costs "
                + Formats.bits(recording.costBits())
                + " bits, "
                + recording.wrongBits()
                + (recording.wrongBits() == 1 ? " bit is" : " bits are")
                + " wrong."
                + PriorityFit.of(recording).stream()
                        .max(Comparator.comparingDouble(PriorityFit::determination))
                        .map(
                                fit ->
                                        " By priority, "
                                                + fit.head().name()
                                                + " writes to "
                                                + fit.text()
                                                + ".")
                        .orElse("");
    }
}
