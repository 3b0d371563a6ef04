package org.ntm4j.bench.rates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured of a task, a model and a batch size. */
public enum Figure {
    /** Training by one thread. */
    TRAIN("train"),
    /** Training with each batch split over all cores. */
    SPLIT("train-split"),
    /** Training of several seeds side by side, one for each core. */
    SEEDS("train-seeds"),
    /** Prediction by one thread. */
    PREDICT("predict");

    private final String id;

    Figure(String id) {
        this.id = id;
    }

    /** What tables and files call it. */
    public String id() {
        return id;
    }

    /** Whether it is training. */
    public boolean isTraining() {
        return this != PREDICT;
    }

    /** What all are called. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Figure::id).toList();
    }

    /** The one that is called so. */
    public static Optional<Figure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }
}
