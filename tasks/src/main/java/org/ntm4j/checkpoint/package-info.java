/**
 * Checkpoints: everything that a run needs to go on exactly, or a model to be used, in one safetensors
 * file. Written by training, read by whoever goes on, evaluates or predicts. Files are untrusted: what
 * they say is checked before anything is allocated.
 */
@NullMarked
package org.ntm4j.checkpoint;

import org.jspecify.annotations.NullMarked;
