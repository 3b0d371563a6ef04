package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.contract.KernelCase.Argument;

/**
 * How far the results of a kernel may be off in a precision: by some roundings of the largest element,
 * and by as much as the reference itself moves if its inputs move by one rounding, which is what a
 * well-written kernel can't avoid.
 */
final class Sensitivity {
    private static final int TRIALS = 3;
    private static final double ROUNDINGS = 4;
    private static final double MOVES = 6;

    private final double[][] allowed;

    private Sensitivity(double[][] allowed) {
        this.allowed = allowed;
    }

    /** Of a case whose results on the reference are {@code results}, with elements of a unit. */
    static Sensitivity of(
            TensorBackend reference, KernelCase kernelCase, double[][] results, double unit) {
        double[][] moves = moves(reference, kernelCase, results, unit);
        double roundings = ROUNDINGS * unit * (2 + Math.sqrt(kernelCase.terms()));
        double[][] allowed = new double[results.length][];
        for (int i = 0; i < results.length; i++) {
            double scale = largest(results[i]);
            allowed[i] = new double[results[i].length];
            for (int j = 0; j < allowed[i].length; j++) {
                double total = MOVES * moves[i][j] + roundings * scale;
                allowed[i][j] = kernelCase.slack() * total + Float.MIN_NORMAL;
            }
        }
        return new Sensitivity(allowed);
    }

    /** The largest move of each result in some trials. */
    private static double[][] moves(
            TensorBackend reference, KernelCase kernelCase, double[][] results, double unit) {
        double[][] moves = new double[results.length][];
        for (int i = 0; i < results.length; i++) {
            moves[i] = new double[results[i].length];
        }
        SplittableRandom random = new SplittableRandom(90);
        for (int trial = 0; trial < TRIALS; trial++) {
            KernelCase moved = moved(kernelCase, unit, random);
            double[][] others = KernelRun.plainly(reference, reference.kernels(), moved);
            for (int i = 0; i < results.length; i++) {
                grow(moves[i], results[i], others[i]);
            }
        }
        return moves;
    }

    private static KernelCase moved(KernelCase kernelCase, double unit, SplittableRandom random) {
        List<Argument> arguments = new ArrayList<>();
        for (Argument argument : kernelCase.arguments()) {
            double[] values = argument.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= random.nextBoolean() ? 1 + unit : 1 - unit;
            }
            arguments.add(new Argument(argument.name(), argument.role(), argument.shape(), values));
        }
        return kernelCase.with(arguments);
    }

    private static void grow(double[] moves, double[] results, double[] others) {
        for (int j = 0; j < moves.length; j++) {
            double move = Math.abs(results[j] - others[j]);
            moves[j] = Double.isFinite(move) ? Math.max(moves[j], move) : moves[j];
        }
    }

    private static double largest(double[] results) {
        double largest = 0;
        for (double result : results) {
            largest = Double.isFinite(result) ? Math.max(largest, Math.abs(result)) : largest;
        }
        return largest;
    }

    /** Of argument {@code index}, times {@code factor}. */
    Requirement.Tolerance of(int index, double factor) {
        double[] of = allowed[index];
        return element -> factor * of[element];
    }
}
