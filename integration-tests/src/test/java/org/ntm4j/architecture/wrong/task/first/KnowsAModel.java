package org.ntm4j.architecture.wrong.task.first;

import org.ntm4j.architecture.wrong.machine.KnowsATask;

/** Breaks rule 3. */
public final class KnowsAModel {
    Object model() {
        return new KnowsATask();
    }
}
