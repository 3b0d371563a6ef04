/**
 * How well a model answers, in the paper's units: cost in bits, wrong bits and sequences solved, each
 * per sequence. Fed by training and evaluation; its state goes into checkpoints. Depends on nothing.
 */
@NullMarked
package org.ntm4j.metric;

import org.jspecify.annotations.NullMarked;
