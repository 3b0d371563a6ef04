package org.ntm4j.cli.seeds;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;
import org.ntm4j.train.RunConfig;

/**
 * What is trained, and what of it is told.
 *
 * @param seeds which
 * @param converged a seed has converged when a report window has fewer wrong bits a sequence than this
 * @param evaluationEpisodes of each kind
 * @param config of every seed; its own seed is the first
 */
public record SeedsSettings(
        SeedList seeds, double converged, long evaluationEpisodes, RunConfig config) {
    /** Wrong bits a sequence, if nobody says otherwise. */
    public static final double CONVERGED = 0.1;

    private static final int FORMAT_VERSION = 1;
    private static final String VERSION = "formatVersion";
    private static final String SEEDS = "seeds";
    private static final String CONVERGED_BELOW = "convergedBelow";
    private static final String EVALUATION_EPISODES = "evaluationEpisodes";

    /** Gives the settings the first seed. */
    public SeedsSettings {
        config = config.withSeed(seeds.first());
    }

    /** The settings of a seed. */
    RunConfig config(long seed) {
        return config.withSeed(seed);
    }

    /** All but the settings of the runs, as JSON. */
    String toJson() {
        return Json.pretty(
                json -> {
                    json.writeNumberField(VERSION, FORMAT_VERSION);
                    json.writeArrayFieldStart(SEEDS);
                    for (long seed : seeds.seeds()) {
                        json.writeNumber(seed);
                    }
                    json.writeEndArray();
                    json.writeNumberField(CONVERGED_BELOW, converged);
                    json.writeNumberField(EVALUATION_EPISODES, evaluationEpisodes);
                });
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IOException if the text is something else
     */
    static SeedsSettings parse(String text, RunConfig config) throws IOException {
        JsonObject json = JsonObject.parse(text);
        if (json.wholeNumber(VERSION).orElse(0) != FORMAT_VERSION) {
            throw new IOException("it is not of format version " + FORMAT_VERSION);
        }
        double converged = json.number(CONVERGED_BELOW);
        OptionalLong episodes = json.wholeNumber(EVALUATION_EPISODES);
        if (!(converged > 0) || episodes.orElse(0) < 1) {
            throw new IOException(
                    CONVERGED_BELOW + " or " + EVALUATION_EPISODES + " is missing or wrong");
        }
        return new SeedsSettings(
                list(json.wholeNumbers(SEEDS)), converged, episodes.getAsLong(), config);
    }

    private static SeedList list(List<Long> seeds) throws IOException {
        try {
            return new SeedList(seeds);
        } catch (IllegalArgumentException e) {
            throw new IOException("the seeds are missing or not in order", e);
        }
    }
}
