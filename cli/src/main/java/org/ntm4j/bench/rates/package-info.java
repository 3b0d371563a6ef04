/** How many episodes a second are trained on or predicted, and how far that is from what the processor can. */
@NullMarked
package org.ntm4j.bench.rates;

import org.jspecify.annotations.NullMarked;
