package org.ntm4j.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntm4j.backend.Precision;
import org.ntm4j.tensor.HostTensor;

/**
 * A run at the end of an update.
 *
 * @param origin where it comes from, for messages: a file, or another name
 * @param config the complete settings of the run, as YAML
 * @param precision what the tensors are stored as
 * @param parameters values by name
 * @param optimizer the optimiser's tensors, {@code STATE/PARAMETER}
 * @param progress where the run is
 */
public record Checkpoint(
        String origin,
        String config,
        Precision precision,
        Map<String, HostTensor> parameters,
        Map<String, HostTensor> optimizer,
        TrainingProgress progress) {
    /** Copies the maps, but not the tensors. */
    public Checkpoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        optimizer = Collections.unmodifiableMap(new LinkedHashMap<>(optimizer));
    }
}
