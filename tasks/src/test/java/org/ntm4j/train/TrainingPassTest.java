package org.ntm4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** When a pass is computed, recorded and repeated, told by a recorder that writes it down. */
class TrainingPassTest {
    private final TensorBackend sound = TinyRuns.backend();
    private final List<String> log = new ArrayList<>();
    private final List<FakeRecording> open = new ArrayList<>();
    private boolean records = true;
    private boolean present = true;

    /** Does nothing when it is repeated. */
    private final class FakeRecording implements Recording {
        private boolean valid = true;

        @Override
        public boolean replay() {
            log.add(valid ? "replay" : "invalid");
            return valid;
        }

        @Override
        public void close() {
            log.add("close");
            open.remove(this);
        }
    }

    /** Does the work if it records, and otherwise half of it, as a capture that fails. */
    private Optional<Recording> record(Runnable work) {
        work.run();
        log.add(records ? "record" : "fail");
        if (!records) {
            return Optional.empty();
        }
        FakeRecording recording = new FakeRecording();
        open.add(recording);
        return Optional.of(recording);
    }

    private final TensorBackend backend =
            (TensorBackend)
                    Proxy.newProxyInstance(
                            TrainingPassTest.class.getClassLoader(),
                            new Class<?>[] {TensorBackend.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("recorder")) {
                                    WorkRecorder recorder = this::record;
                                    return present ? Optional.of(recorder) : Optional.empty();
                                }
                                try {
                                    return method.invoke(sound, arguments);
                                } catch (InvocationTargetException failure) {
                                    throw failure.getTargetException();
                                }
                            });

    @AfterEach
    void nothingLeaks() {
        assertThat(open).isEmpty();
        assertThat(sound.liveElements()).isZero();
        sound.close();
    }

    private static RunConfig run() {
        return TinyRuns.copy(TinyRuns.lstm(), 10, 1);
    }

    private static EpisodeBatch batch(int steps) {
        EpisodeBatch batch = EpisodeBatch.zeros(1, steps, 6, 5);
        batch.mask()[steps - 1] = 1;
        return batch;
    }

    private void update(TrainingSession session, int... steps) {
        for (int count : steps) {
            session.update(batch(count));
        }
    }

    @Test
    void aShapeIsComputedThenRecordedThenRepeated() {
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            update(session, 3, 4, 3, 3, 4, 3);
            assertThat(log).containsExactly("record", "replay", "record", "replay");
        }
        assertThat(log).endsWith("close", "close");
    }

    @Test
    void shapesWhoseScoredStepsDifferAreRecordedApart() {
        EpisodeBatch other = batch(4);
        other.mask()[1] = 1;
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            update(session, 4, 4);
            session.update(other);
            assertThat(log).containsExactly("record");
            session.update(other);
            assertThat(log).containsExactly("record", "record");
        }
    }

    @Test
    void aRecordingThatIsNoLongerValidIsClosedAndMadeAnew() {
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            update(session, 3, 3);
            open.get(0).valid = false;
            update(session, 3, 3);
            assertThat(log).containsExactly("record", "invalid", "close", "record", "replay");
        }
    }

    @Test
    void memoryOfTheBatchThatHasMovedIsNoticedHere() {
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            update(session, 3, 3, 9, 3);
            assertThat(log).containsExactly("record", "close", "record");
        }
    }

    @Test
    void whatCanNotBeRecordedIsComputedAndSoonTriedNoMore() {
        records = false;
        assertThat(parameters(backend)).isEqualTo(parameters(sound));
        assertThat(log).containsExactly("fail", "fail", "fail");
    }

    @Test
    void aBackendThatStopsToRecordGoesOn() {
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            update(session, 3, 3);
            present = false;
            update(session, 3, 3);
            assertThat(log).containsExactly("record");
        }
    }

    private static double[] parameters(TensorBackend on) {
        try (TrainingSession session = TrainingSession.start(run(), on)) {
            EpisodeBatch drawn = session.model().task().sample(SeededRandom.of(5, Purpose.DATA), 1);
            for (int i = 0; i < 6; i++) {
                session.update(drawn);
            }
            double[] values = new double[session.model().parameters().size()];
            on.download(session.model().parameters().values(), values, 0);
            return values;
        }
    }

    @Test
    void noMoreShapesAreKeptThanThereIsRoomAndOldOnesGiveWay() {
        try (TrainingSession session = TrainingSession.start(run(), backend)) {
            for (int steps = TrainingPass.CAPACITY + 10; steps > 0; steps--) {
                update(session, steps, steps);
            }
            assertThat(open).hasSize(TrainingPass.CAPACITY);
            log.clear();
            update(session, 1, 1);
            assertThat(log).as("no room").isEmpty();
            for (int i = 0; i < TrainingPass.PATIENCE; i++) {
                update(session, 50);
            }
            log.clear();
            update(session, 1, 1, 1);
            assertThat(log).containsExactly("close", "record", "replay");
        }
    }
}
