package org.ntm4j.autodiff;

/** A recorded operation: knows how to send gradients from its outputs to its inputs. */
abstract class Node {
    /** Adds to the gradients of the inputs, from those of the outputs. */
    abstract void backward();
}
