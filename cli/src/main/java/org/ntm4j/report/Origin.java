package org.ntm4j.report;

import org.ntm4j.cli.run.TrainedModel;

/**
 * Where the recording of an episode is from.
 *
 * @param run name of the run
 * @param task name of the task
 * @param model name of the model
 * @param seed of the run
 * @param checkpoint {@code best} or {@code last}
 * @param trainedEpisodes of the model
 * @param episodeSeed of the episode
 */
public record Origin(
        String run,
        String task,
        String model,
        long seed,
        String checkpoint,
        long trainedEpisodes,
        long episodeSeed) {
    /** The origin of an episode that a model of a run is shown. */
    public static Origin of(String run, TrainedModel trained, long episodeSeed) {
        return new Origin(
                run,
                trained.config().task().taskId(),
                trained.config().model().modelId(),
                trained.config().seed(),
                trained.kind().toString(),
                trained.checkpoint().progress().episodes(),
                episodeSeed);
    }
}
