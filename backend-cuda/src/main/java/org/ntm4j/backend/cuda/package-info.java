/**
 * The CUDA backend: its provider, and the probe that finds the devices of a machine or says what is
 * missing. This package and the one below are the only ones that know JCuda.
 */
@NullMarked
package org.ntm4j.backend.cuda;

import org.jspecify.annotations.NullMarked;
