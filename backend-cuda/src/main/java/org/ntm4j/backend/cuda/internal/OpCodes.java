package org.ntm4j.backend.cuda.internal;

import org.ntm4j.backend.Activation;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.UnaryOp;

/** The numbers by which the kernels know the operations. */
final class OpCodes {
    private OpCodes() {}

    static int of(UnaryOp op) {
        return switch (op) {
            case NEGATE -> 0;
            case EXP -> 1;
            case LOG -> 2;
            case SQRT -> 3;
            case SQUARE -> 4;
            case TANH -> 5;
            case SIGMOID -> 6;
            case SOFTPLUS -> 7;
        };
    }

    static int of(BinaryOp op) {
        return switch (op) {
            case ADD -> 0;
            case SUBTRACT -> 1;
            case MULTIPLY -> 2;
            case DIVIDE -> 3;
            case MAXIMUM -> 4;
            case MINIMUM -> 5;
            case GREATER -> 6;
        };
    }

    static int of(ReduceOp op) {
        return switch (op) {
            case SUM -> 0;
            case MAX -> 1;
        };
    }

    static int of(Activation activation) {
        return switch (activation) {
            case TANH -> 0;
            case SIGMOID -> 1;
        };
    }
}
