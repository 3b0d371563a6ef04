/**
 * The software CUDA device of {@code src/test/native} for tests: built where there is a C++ compiler, and
 * loaded before JCuda, which then takes it for the driver. One process has one; tests that use it run in
 * processes of their own.
 */
@NullMarked
package org.ntm4j.backend.cuda.software;

import org.jspecify.annotations.NullMarked;
