package org.ntm4j.architecture.wrong.machine;

import org.ntm4j.architecture.wrong.task.first.KnowsAModel;

/** Breaks rule 3, and with its counterpart rule 7. */
public final class KnowsATask {
    Object task() {
        return new KnowsAModel();
    }
}
