package org.ntm4j.train;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ntm4j.config.ConfigErrors;
import org.ntm4j.config.Location;
import org.ntm4j.config.RecordCodec;
import org.ntm4j.machine.ControllerKind;
import org.ntm4j.machine.LstmBaselineConfig;
import org.ntm4j.machine.NtmConfig;
import org.ntm4j.task.copy.CopyConfig;
import org.ntm4j.task.file.FileConfig;
import org.ntm4j.task.ngram.NgramConfig;
import org.ntm4j.task.recall.RecallConfig;
import org.ntm4j.task.repeatcopy.RepeatCopyConfig;
import org.ntm4j.task.sort.SortConfig;

/**
 * A task or a model that a run can choose. A new one is a line in {@link #TASKS} or {@link #MODELS} and
 * its presets.
 *
 * @param id the name a user chooses it by
 * @param codec how its settings are read and written
 */
record Kind(String id, RecordCodec<?> codec) {
    static final List<Kind> TASKS =
            List.of(
                    task(CopyConfig.ID, CopyConfig.class),
                    task(RepeatCopyConfig.ID, RepeatCopyConfig.class),
                    task(RecallConfig.ID, RecallConfig.class),
                    task(NgramConfig.ID, NgramConfig.class),
                    task(SortConfig.ID, SortConfig.class),
                    task(FileConfig.ID, FileConfig.class));

    static final List<Kind> MODELS =
            List.of(
                    kind(
                            "ntm-ff",
                            NtmConfig.class,
                            Map.of("controller", ControllerKind.FEEDFORWARD)),
                    kind("ntm-lstm", NtmConfig.class, Map.of("controller", ControllerKind.LSTM)),
                    kind("lstm", LstmBaselineConfig.class, Map.of()));

    private static Kind task(String id, Class<? extends Record> type) {
        return kind(id, type, Map.of());
    }

    private static Kind kind(String id, Class<? extends Record> type, Map<String, Object> fixed) {
        return new Kind(id, new RecordCodec<>(type, fixed));
    }

    /**
     * The kind of that name.
     *
     * @param what {@code task} or {@code model}, for errors
     * @param where the name was written
     * @throws org.ntm4j.error.NtmException {@code NTM-C006} if there is none
     */
    static Kind named(Collection<Kind> kinds, String what, String id, Location where) {
        return kinds.stream()
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ConfigErrors.unknownName(where, what, id, ids(kinds)));
    }

    /** The names of the kinds. */
    static List<String> ids(Collection<Kind> kinds) {
        return kinds.stream().map(Kind::id).toList();
    }
}
