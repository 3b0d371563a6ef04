package org.ntm4j.report.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.report.EpisodeChoice;
import org.ntm4j.report.EpisodeRecorder;
import org.ntm4j.report.EpisodeRecording;
import org.ntm4j.report.HeadRecording;
import org.ntm4j.report.LocationWindow;
import org.ntm4j.report.Origin;
import org.ntm4j.report.plot.CellImage;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunModel;
import org.ntm4j.train.TrainingSession;

/** Pictures of what the model of a session does with an episode, which is the same every time. */
final class HeadImages {
    private static final String COLOURS =
            " Time steps from left to right; dark is 0, yellow is 1. Drawn when episodes have doubled.";

    private final TrainingSession session;
    private final String run;
    private Optional<EpisodeBatch> episode = Optional.empty();

    /**
     * @param session whose model it is; used between its updates
     * @param run its name
     */
    HeadImages(TrainingSession session, String run) {
        this.session = session;
        this.run = run;
    }

    /** A picture of each head, and one of the answer. */
    List<Events.Image> draw() {
        EpisodeRecording recording = record();
        List<Events.Image> images = new ArrayList<>();
        Optional<LocationWindow> window =
                recording.memory().map(memory -> LocationWindow.of(recording.heads()));
        for (HeadRecording head : recording.heads()) {
            images.add(
                    image(
                            "heads/" + head.name(),
                            "Where the "
                                    + head.name()
                                    + " points in one episode: locations that are used, from top to"
                                    + " bottom."
                                    + COLOURS,
                            CellImage.of(window.orElseThrow().columns(head.weighting()))));
        }
        images.add(
                image(
                        "episode/answer",
                        "What is right, and below it what the model answers: channels from top to"
                                + " bottom."
                                + COLOURS,
                        CellImage.of(recording.targets(), recording.answers())));
        return images;
    }

    private static Events.Image image(String tag, String description, CellImage picture) {
        return new Events.Image(tag, description, picture.png(), picture.width(), picture.height());
    }

    private EpisodeRecording record() {
        RunModel model = session.model();
        RunConfig config = session.config();
        Origin origin =
                new Origin(
                        run,
                        config.task().taskId(),
                        config.model().modelId(),
                        config.seed(),
                        "last",
                        session.episodes(),
                        EpisodeChoice.SEED);
        try (EpisodeRecorder recorder = new EpisodeRecorder(model)) {
            return recorder.record(origin, episode());
        }
    }

    private EpisodeBatch episode() {
        if (episode.isEmpty()) {
            episode = Optional.of(EpisodeChoice.draw(session.config(), session.model().task()));
        }
        return episode.get();
    }
}
