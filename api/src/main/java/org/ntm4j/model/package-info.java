/** Sequence models: what is trained, evaluated and inspected, whatever is inside. */
@NullMarked
package org.ntm4j.model;

import org.jspecify.annotations.NullMarked;
