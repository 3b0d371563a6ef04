/** The one exception whose message is written for the person who runs the program, and help with its wording. */
@NullMarked
package org.ntm4j.error;

import org.jspecify.annotations.NullMarked;
