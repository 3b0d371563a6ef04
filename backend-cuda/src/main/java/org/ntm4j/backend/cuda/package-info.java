/**
 * The CUDA backend, as far as it goes: it finds the devices of a machine and says what is missing. The
 * only package that knows JCuda.
 */
@NullMarked
package org.ntm4j.backend.cuda;

import org.jspecify.annotations.NullMarked;
