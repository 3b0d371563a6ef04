/**
 * Trained models that answer: episodes that a person draws or changes, and what the heads do in them.
 */
@NullMarked
package org.ntm4j.serve.play;

import org.jspecify.annotations.NullMarked;
