package org.ntm4j.report;

import java.util.Optional;
import java.util.OptionalInt;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.run.Evaluations;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.RunModel;

/**
 * What a report shows of a run's heads.
 *
 * @param run whose they are
 * @param recording of an episode, if one could be made
 * @param problem why not
 */
public record HeadView(ReportRun run, Optional<EpisodeRecording> recording, String problem) {
    /** Shows the model of a run an episode. A run whose checkpoint can't be used says why. */
    public static HeadView of(ReportRun run, TensorBackend backend) {
        try {
            return new HeadView(run, Optional.of(record(run, backend)), "");
        } catch (NtmException e) {
            return new HeadView(run, Optional.empty(), e.code() + ": " + e.getMessage());
        }
    }

    private static EpisodeRecording record(ReportRun run, TensorBackend backend) {
        TrainedModel saved = TrainedModel.read(run.files(), Evaluations.preferred(run.files()));
        TrainedModel trained = saved.with(EpisodeChoice.sized(saved.config(), OptionalInt.empty()));
        try (RunModel model = trained.load(backend);
                EpisodeRecorder recorder = new EpisodeRecorder(model)) {
            return recorder.record(
                    Origin.of(run.name(), trained, EpisodeChoice.SEED),
                    EpisodeChoice.draw(model.task(), EpisodeChoice.SEED));
        }
    }
}
