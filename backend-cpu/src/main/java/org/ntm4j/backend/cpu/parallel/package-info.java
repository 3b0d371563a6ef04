/** The threads of a backend, among which kernels share out their work. */
@NullMarked
package org.ntm4j.backend.cpu.parallel;

import org.jspecify.annotations.NullMarked;
