/** Matrix products for machines without the Vector API: plain loops and EJML. */
@NullMarked
package org.ntm4j.backend.cpu.gemm;

import org.jspecify.annotations.NullMarked;
