package org.ntm4j.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.cli.run.OpenBackend;
import picocli.CommandLine.Option;

/** What computes. */
final class BackendOptions {
    @Option(
            names = "--backend",
            paramLabel = "BACKEND",
            defaultValue = "auto",
            description =
                    "What computes; 'ntm backends' lists them. auto takes the best that is available"
                            + " here. Default: auto.")
    private String id = "auto";

    @Option(
            names = "--backend-option",
            paramLabel = "KEY=VALUE",
            description = "For the backend, for example kernels=scalar; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    /** The backend asked for. */
    String id() {
        return id;
    }

    /** What it is to be opened with. */
    BackendConfig config() {
        return new BackendConfig(options);
    }

    /**
     * Opens the backend asked for.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-B0…} if there is no such backend here
     */
    OpenBackend open(BackendRegistry registry) {
        return OpenBackend.open(registry, id, config());
    }
}
