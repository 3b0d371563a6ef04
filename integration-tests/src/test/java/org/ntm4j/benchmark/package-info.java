/**
 * Benchmarks with JMH, run by {@code mvn -Pbenchmark verify}; docs/results/cpu.md says how. Not run by the tests.
 */
@NullMarked
package org.ntm4j.benchmark;

import org.jspecify.annotations.NullMarked;
