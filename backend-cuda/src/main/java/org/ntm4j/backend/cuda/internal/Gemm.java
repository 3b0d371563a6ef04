package org.ntm4j.backend.cuda.internal;

/** What multiplies matrices. */
interface Gemm extends AutoCloseable {
    /** Its name for a person. */
    String description();

    /** Submits a product that has at least one element in {@code c}. */
    void multiply(Product product);

    @Override
    void close();
}
