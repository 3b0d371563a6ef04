package org.ntm4j.bench.measure;

import java.util.HashMap;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** Opens a backend as often as it is needed, one at a time: providers need not be thread-safe. */
public final class BackendOpener {
    /** The option of backends that split a batch over threads. */
    private static final String THREADS = "threads";

    private final BackendRegistry registry;
    private final String id;
    private final BackendConfig config;

    /**
     * @param id of a backend that is available
     * @param config it is opened with
     */
    public BackendOpener(BackendRegistry registry, String id, BackendConfig config) {
        this.registry = registry;
        this.id = id;
        this.config = config;
    }

    /**
     * The backend with the options that were given.
     *
     * @throws NtmException {@code NTM-B0…} if it can't be opened
     */
    public synchronized TensorBackend open() {
        return registry.open(id, config);
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The options that were given. */
    public Map<String, String> options() {
        return config.options();
    }

    /**
     * Whether it splits a batch over threads by an option that the user has not set.
     *
     * @throws NtmException {@code NTM-B0…} if it can't be opened at all
     */
    public boolean splitsBatches() {
        open().close();
        if (options().containsKey(THREADS)) {
            return false;
        }
        try {
            withThreads(1).open().close();
            return true;
        } catch (NtmException e) {
            return false;
        }
    }

    /** The same with one more option. */
    public BackendOpener withThreads(int threads) {
        Map<String, String> more = new HashMap<>(options());
        more.put(THREADS, Integer.toString(threads));
        return new BackendOpener(registry, id, new BackendConfig(more));
    }
}
