/** How fast something goes: work that is repeated until its rate is stable, then timed, by one thread or several. */
@NullMarked
package org.ntm4j.bench.measure;

import org.jspecify.annotations.NullMarked;
