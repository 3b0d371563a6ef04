/** Parameters: what they are called, how they start, where they live, and the linear layer. */
@NullMarked
package org.ntm4j.nn;

import org.jspecify.annotations.NullMarked;
