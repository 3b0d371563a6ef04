package org.ntm4j.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/** The safetensors element types that checkpoints use. Little-endian. */
enum DType {
    /** IEEE 754 binary32. */
    F32(Float.BYTES),
    /** IEEE 754 binary64. */
    F64(Double.BYTES),
    /** Signed 64-bit integers. */
    I64(Long.BYTES),
    /** Unsigned 64-bit integers. */
    U64(Long.BYTES);

    private final int width;

    DType(int width) {
        this.width = width;
    }

    /** Bytes of an element. */
    int width() {
        return width;
    }

    /** Whether the elements are floating-point numbers. */
    boolean isReal() {
        return this == F32 || this == F64;
    }

    /** The type of that name. */
    static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
