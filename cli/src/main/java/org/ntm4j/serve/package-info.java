/** The dashboard in the browser: what is told of runs, to whom, and the pages that show it. */
@NullMarked
package org.ntm4j.serve;

import org.jspecify.annotations.NullMarked;
