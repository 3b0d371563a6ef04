/** Episodes: what a task draws and a model sees, as plain arrays in the memory of the JVM. */
@NullMarked
package org.ntm4j.episode;

import org.jspecify.annotations.NullMarked;
