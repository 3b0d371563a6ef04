package org.ntm4j.backend.cuda.internal;

import jcuda.driver.CUfunction;

/**
 * A kernel of the module.
 *
 * @param name as in its source
 * @param function what the driver calls it by
 */
record Kernel(String name, CUfunction function) {}
