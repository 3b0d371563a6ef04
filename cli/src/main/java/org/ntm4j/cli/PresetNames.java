package org.ntm4j.cli;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.ntm4j.train.Presets;

/** The names that options can have, for help and completion. */
final class PresetNames {
    private PresetNames() {}

    /** The names of the presets. */
    static final class PresetIds extends Names {
        PresetIds() {
            super(Presets::names);
        }
    }

    /** The names of the tasks. */
    static final class TaskIds extends Names {
        TaskIds() {
            super(Presets::taskIds);
        }
    }

    /** The names of the models. */
    static final class ModelIds extends Names {
        ModelIds() {
            super(Presets::modelIds);
        }
    }

    private abstract static class Names implements Iterable<String> {
        private final Supplier<List<String>> names;

        /** The names are read when they are asked for, since most calls of the program don't. */
        Names(Supplier<List<String>> names) {
            this.names = names;
        }

        @Override
        public Iterator<String> iterator() {
            return names.get().iterator();
        }
    }
}
