package org.ntm4j.bench.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What grows, from a small value to a large one in steps of two. */
public enum GrowthAxis {
    /** Vectors of a sequence of copy. */
    LENGTH("length", "vectors of a sequence", 20, 1_280, false),
    /** Memory locations. */
    LOCATIONS("locations", "memory locations", 128, 16_384, true),
    /** Sequences of a step. */
    BATCH("batch", "sequences of a step", 1, 256, false),
    /** Read heads, and as many write heads. */
    HEADS("heads", "read heads, and as many write heads", 1, 16, true);

    private static final String LENGTH_OF_OTHERS = "20";

    private final String id;
    private final String text;
    private final int from;
    private final int to;
    private final boolean ofMemory;

    GrowthAxis(String id, String text, int from, int to, boolean ofMemory) {
        this.id = id;
        this.text = text;
        this.from = from;
        this.to = to;
        this.ofMemory = ofMemory;
    }

    /** What files call it. */
    public String id() {
        return id;
    }

    /** What an axis of a plot calls it. */
    public String text() {
        return text;
    }

    /** Whether a model has it. */
    boolean fits(String model) {
        return !ofMemory || model.startsWith("ntm");
    }

    /**
     * Its values.
     *
     * @param most none is larger
     */
    List<Integer> values(int most) {
        List<Integer> values = new ArrayList<>();
        for (int value = from; value <= Math.min(to, most); value *= 2) {
            values.add(value);
        }
        return values;
    }

    /** The settings of a value; sequences are all of one length, so that nothing is padded. */
    Map<String, String> settings(int value) {
        String written = Integer.toString(value);
        String length = this == LENGTH ? written : LENGTH_OF_OTHERS;
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "task.minLength", length,
                                "task.maxLength", length,
                                "training.batchSize", this == BATCH ? written : "1"));
        if (this == LOCATIONS) {
            settings.put("model.memoryLocations", written);
        } else if (this == HEADS) {
            settings.put("model.readHeads", written);
            settings.put("model.writeHeads", written);
        }
        return settings;
    }
}
