package org.ntm4j.train;

import org.ntm4j.model.EpisodeVars;

/** What decides which operations a batch takes: two of one shape differ in their numbers only. */
record BatchShape(int batch, int steps, int firstScored, int scoredSteps) {
    static BatchShape of(EpisodeVars vars) {
        return new BatchShape(vars.batch(), vars.steps(), vars.firstScored(), vars.scoredSteps());
    }
}
