package org.ntm4j.task;

import org.ntm4j.episode.Task;

/** The settings of a task. Implemented by records, each in the package of its task. */
public interface TaskConfig {
    /** The name a user gives to {@code --task}. */
    String taskId();

    /**
     * The task with these settings, to be closed by the caller.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if it needs data that is not there
     */
    Task create();

    /**
     * These settings with everything in them that a model is made by, also where it was left to data:
     * what a checkpoint keeps, so that the model can be used without the data.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if data is needed that is not there
     */
    default TaskConfig resolved() {
        return this;
    }
}
