/**
 * The external memory and its heads (paper, sections 3.1 to 3.3): how a memory starts, and what the
 * heads do to it at each time step.
 */
@NullMarked
package org.ntm4j.memory;

import org.jspecify.annotations.NullMarked;
