package org.ntm4j.evaluate;

import java.util.Optional;
import org.ntm4j.episode.Baseline;
import org.ntm4j.episode.Task.Marker;

/**
 * What a task measures its answers by, beside their cost and their wrong bits.
 *
 * @param baseline the best predictor, if there is one that does not answer without a mistake
 * @param marker a channel whose errors are worth a figure of their own, if there is one
 */
public record Standards(Optional<Baseline> baseline, Optional<Marker> marker) {
    /** Cost and wrong bits suffice. */
    public static final Standards NONE = new Standards(Optional.empty(), Optional.empty());
}
