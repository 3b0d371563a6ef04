package org.ntm4j.backend.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;

/**
 * An elementwise function of one or two arguments with its oracle.
 *
 * @param name as in the enum
 * @param operands 1 or 2
 * @param low where ordinary arguments begin
 * @param high where they end
 * @param oracle in double arithmetic; ignores its second argument if there is one operand
 */
record ElementOp(
        String name,
        int operands,
        Call call,
        double low,
        double high,
        DoubleBinaryOperator oracle) {
    /** How a backend is asked. */
    @FunctionalInterface
    interface Call {
        void on(TensorBackend backend, View[] operands, View target);
    }

    /** Every value of both enums. */
    static List<ElementOp> all() {
        return Stream.concat(
                        Arrays.stream(UnaryOp.values()).map(ElementOp::of),
                        Arrays.stream(BinaryOp.values()).map(ElementOp::of))
                .toList();
    }

    private static ElementOp of(UnaryOp op) {
        double low = op == UnaryOp.LOG || op == UnaryOp.SQRT ? 0.01 : -3;
        Call call = (backend, operands, target) -> backend.unary(op, operands[0], target);
        return new ElementOp("unary " + op, 1, call, low, 5, (x, unused) -> value(op, x));
    }

    private static ElementOp of(BinaryOp op) {
        Call call =
                (backend, operands, target) -> backend.binary(op, operands[0], operands[1], target);
        return new ElementOp("binary " + op, 2, call, -3, 3, (a, b) -> value(op, a, b));
    }

    private static double value(UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
        };
    }

    private static double value(BinaryOp op, double a, double b) {
        boolean number = !Double.isNaN(a) && !Double.isNaN(b);
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> number ? (a < b ? b : a) : Double.NaN;
            case MINIMUM -> number ? (a > b ? b : a) : Double.NaN;
            case GREATER -> a > b ? 1 : 0;
        };
    }

    /** The allowed error in roundings of the result, or of 1 if that is larger. */
    double roundings(double x, double result) {
        return switch (name) {
            case "unary NEGATE", "binary MAXIMUM", "binary MINIMUM", "binary GREATER" -> 0;
            case "unary EXP", "unary SIGMOID" ->
                    (8 + Math.min(Math.abs(x), 200)) * Math.abs(result);
            case "unary LOG", "unary TANH", "unary SOFTPLUS" -> 8 * Math.max(1, Math.abs(result));
            default -> 2 * Math.abs(result);
        };
    }
}
