package org.ntm4j.bench.measure;

/** Work that can be done again and again. Made, used and closed by one thread. */
public interface Workload extends AutoCloseable {
    /**
     * Does it once.
     *
     * @return how many units that was, for example episodes
     */
    long run();

    @Override
    void close();
}
