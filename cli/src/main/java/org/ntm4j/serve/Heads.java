package org.ntm4j.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.cli.run.CheckpointKind;
import org.ntm4j.cli.run.FileStamp;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.serve.http.Reply;
import org.ntm4j.serve.play.Playground;

/**
 * What the heads of checkpoints do, computed when asked for and kept as long as the checkpoint is the
 * same. Thread-safe.
 */
final class Heads {
    /** A reply has up to half a megabyte. */
    private static final int KEPT = 24;

    private final Playground playground;
    private final Map<Key, Reply> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    private record Key(RunFiles files, CheckpointKind kind, FileStamp stamp) {}

    Heads(Playground playground) {
        this.playground = playground;
    }

    /**
     * The recording of an episode.
     *
     * @throws org.ntm4j.error.NtmException as {@link Playground#heads}
     */
    Reply of(RunFiles files, String name, CheckpointKind kind) {
        FileStamp stamp = FileStamp.of(files.checkpoint(kind));
        Key key = new Key(files, kind, stamp);
        synchronized (kept) {
            Reply known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        // The stamp is older than what is read: a checkpoint that came in between is read again.
        Reply made =
                Reply.json(
                        playground.heads(files, name, kind),
                        kind + "-" + stamp.modifiedMillis() + "-" + stamp.size());
        synchronized (kept) {
            kept.put(key, made);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return made;
    }
}
