/**
 * Benchmarks with JMH, run by {@code mvn -Pbenchmark verify}; see docs/results/speed.md. Not run by the
 * tests.
 */
@NullMarked
package org.ntm4j.benchmark;

import org.jspecify.annotations.NullMarked;
