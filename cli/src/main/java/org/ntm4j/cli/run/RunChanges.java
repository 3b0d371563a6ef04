package org.ntm4j.cli.run;

import java.util.Optional;
import org.ntm4j.train.RunConfig;

/** What is asked of a run that goes on. */
public interface RunChanges {
    /** The task it must have, if that is asked for. */
    Optional<String> givenTask();

    /** The model it must have, if that is asked for. */
    Optional<String> givenModel();

    /**
     * Other settings with the changes.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if a setting is unknown or wrong
     */
    RunConfig change(RunConfig config);

    /** Nothing is asked. */
    static RunChanges none() {
        return new RunChanges() {
            @Override
            public Optional<String> givenTask() {
                return Optional.empty();
            }

            @Override
            public Optional<String> givenModel() {
                return Optional.empty();
            }

            @Override
            public RunConfig change(RunConfig config) {
                return config;
            }
        };
    }
}
