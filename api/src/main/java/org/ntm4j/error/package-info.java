/** The one exception whose message is written for the person who runs the program. */
@NullMarked
package org.ntm4j.error;

import org.jspecify.annotations.NullMarked;
