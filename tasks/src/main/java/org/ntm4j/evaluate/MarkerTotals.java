package org.ntm4j.evaluate;

import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task.Marker;
import org.ntm4j.metric.RunningMean;

/** In how many sequences a marker is right, as they come. */
final class MarkerTotals {
    private final Marker marker;
    private final RunningMean correct = new RunningMean();

    MarkerTotals(Marker marker) {
        this.marker = marker;
    }

    /**
     * Adds the sequences of a batch.
     *
     * @param logits {@code [scored steps · B, Y]}, of the steps at which answers are due
     */
    void add(EpisodeBatch episodes, double[] logits) {
        for (int b = 0; b < episodes.batch(); b++) {
            correct.add(isRight(episodes, logits, b) ? 1 : 0);
        }
    }

    private boolean isRight(EpisodeBatch episodes, double[] logits, int b) {
        int first = episodes.firstScoredStep();
        for (int t = first; t < episodes.endOfScoredSteps(); t++) {
            double logit = logits[episodes.targetIndex(t - first, b, marker.channel())];
            boolean wanted = episodes.targets()[episodes.targetIndex(t, b, marker.channel())] > 0.5;
            boolean isDue = episodes.mask()[episodes.maskIndex(t, b)] != 0;
            if (isDue && (Double.isNaN(logit) || logit > 0 != wanted)) {
                return false;
            }
        }
        return true;
    }

    MarkerResult result() {
        return new MarkerResult(marker.name(), correct.mean());
    }
}
