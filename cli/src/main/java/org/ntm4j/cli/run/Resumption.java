package org.ntm4j.cli.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.checkpoint.CheckpointFile;
import org.ntm4j.config.ConfigMapping;
import org.ntm4j.config.ConfigScalar;
import org.ntm4j.config.YamlText;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;
import org.ntm4j.train.TrainingSession;

/**
 * From where and how a run goes on.
 *
 * @param checkpoint the last
 * @param config the run's settings with the changes that were asked for
 */
public record Resumption(Checkpoint checkpoint, RunConfig config) {
    private static final String TRAINING = "training.";
    private static final String OPTIMIZER = TRAINING + "optimizer";

    /**
     * Reads a run and applies the changes.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-K0…} or {@code NTM-C0…} if the run can't be read,
     *     {@code NTM-R005} if it would become another run
     */
    public static Resumption of(RunFiles files, RunChanges changes) {
        Checkpoint checkpoint = CheckpointFile.read(files.checkpoint(CheckpointKind.LAST));
        RunConfig trained = RunConfigCodec.parse(checkpoint.config(), checkpoint.origin());
        RunConfig config = changes.change(files.readConfig());
        requireSameRun(files.root(), trained, config, changes);
        return new Resumption(checkpoint, config);
    }

    /**
     * Refuses changes that make a run another.
     *
     * @param root the run, for the message
     * @param trained its settings so far
     * @param config those that it is to go on with
     * @param changes between them
     * @throws org.ntm4j.error.NtmException {@code NTM-R005}
     */
    public static void requireSameRun(
            Path root, RunConfig trained, RunConfig config, RunChanges changes) {
        keep(root, "task", trained.task().taskId(), changes.givenTask());
        keep(root, "model", trained.model().modelId(), changes.givenModel());
        Map<String, String> asked = values(config);
        values(trained)
                .forEach((key, was) -> keep(root, key, was, Optional.ofNullable(asked.get(key))));
    }

    private static void keep(Path root, String setting, String was, Optional<String> asked) {
        boolean mayChange = setting.startsWith(TRAINING) && !setting.equals(OPTIMIZER);
        if (!mayChange && asked.isPresent() && !asked.get().equals(was)) {
            throw RunErrors.changed(root, setting, was, asked.get());
        }
    }

    /** Settings by key, in order: the ids come before what depends on them. */
    private static Map<String, String> values(RunConfig config) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(YamlText.read(RunConfigCodec.write(config), "the settings"), values);
        return values;
    }

    private static void collect(ConfigMapping settings, Map<String, String> values) {
        settings.entries()
                .forEach(
                        (key, entry) -> {
                            if (entry.value() instanceof ConfigMapping section) {
                                collect(section, values);
                            } else if (entry.value() instanceof ConfigScalar scalar) {
                                values.put(settings.pathOf(key), scalar.text());
                            }
                        });
    }

    /** The run in memory, at its last checkpoint. */
    public TrainingSession session(TensorBackend backend) {
        return TrainingSession.resume(config, backend, checkpoint);
    }
}
