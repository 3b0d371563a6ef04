/**
 * The user's own sequences, read from JSON Lines: a file larger than memory is indexed once and read at
 * random, so that which sequence comes next depends on the generator alone and a run resumes exactly.
 */
@NullMarked
package org.ntm4j.task.file;

import org.jspecify.annotations.NullMarked;
