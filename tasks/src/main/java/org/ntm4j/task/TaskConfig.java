package org.ntm4j.task;

import org.ntm4j.episode.Task;

/** The settings of a task. Implemented by records, each in the package of its task. */
public interface TaskConfig {
    /** The name a user gives to {@code --task}. */
    String taskId();

    /** The task with these settings. */
    Task create();
}
