package org.ntm4j.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.cli.run.TrainedModel;
import org.ntm4j.error.NtmException;
import picocli.CommandLine.Option;

/** Other settings of the task that a trained model is used on. */
final class TaskChanges {
    private static final String TASK = "task.";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting of the task, for example task.validationPath=more.jsonl; may be"
                            + " repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    /**
     * The model with these settings of its task; others would make it another model.
     *
     * @param used what is done with it, for example {@code evaluated}
     * @throws NtmException {@code NTM-U012} if a setting is none of a task, {@code NTM-C0…} if there is
     *     no such setting or the value does not fit
     */
    TrainedModel change(TrainedModel trained, String used) {
        for (String key : changes.keySet()) {
            if (!key.startsWith(TASK)) {
                throw NtmException.badInput(
                        "NTM-U012",
                        "--set "
                                + key
                                + ": a trained model can be "
                                + used
                                + " with other settings of its task only, task.…");
            }
        }
        return trained.with(trained.config().withAll(changes));
    }
}
