package org.ntm4j.checkpoint;

import java.util.Map;

/**
 * The contents of a safetensors file: eight bytes with the length of a JSON header, little-endian; the
 * header, which gives type, shape and place of every tensor; the tensors, one after the other.
 *
 * @param metadata texts by key
 * @param tensors by name
 */
record Safetensors(Map<String, String> metadata, Map<String, StoredTensor> tensors) {
    /** The header's key for the metadata. */
    static final String METADATA = "__metadata__";

    /** The header's keys for the parts of a tensor's entry. */
    static final String DTYPE = "dtype";

    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    /** Headers end at a multiple of this, so that the tensors are aligned. */
    static final int ALIGNMENT = 8;

    /** Bytes of the header's length, and the longest header that is read. */
    static final int LENGTH_BYTES = Long.BYTES;

    static final int MAX_HEADER = 16 << 20;
}
