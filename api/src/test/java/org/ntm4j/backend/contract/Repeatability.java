package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.ntm4j.backend.BinaryOp;
import org.ntm4j.backend.ReduceOp;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** The same operations on the same values give the same bits. */
final class Repeatability {
    static final String TOPIC = "repeatability";

    private static final int RUNS = 4;

    private Repeatability() {}

    static List<ContractCheck> checks() {
        List<ContractCheck> checks = new ArrayList<>();
        checks.add(new ContractCheck(TOPIC, "primitives", Repeatability::primitives));
        checks.add(new ContractCheck(TOPIC, "from thread to thread", Repeatability::threads));
        for (String kernel : KernelValues.kernels()) {
            checks.add(new ContractCheck(TOPIC, kernel, context -> kernel(context, kernel)));
        }
        return checks;
    }

    private static void primitives(Context context) {
        Requirement requirement =
                context.require(
                        "the same operations give the same bits",
                        "a sequence of all primitives, several times and on another instance",
                        "the order of summation must not depend on time or addresses");
        double[] first = sequence(context.backend());
        for (int i = 1; i < RUNS; i++) {
            same(requirement, first, sequence(context.backend()));
        }
        same(requirement, first, sequence(context.open()));
    }

    private static void same(Requirement requirement, double[] expected, double[] actual) {
        requirement.identical("the result", Shape.of(expected.length), expected, actual);
    }

    /** Every primitive at least once, each result an input of the next. */
    private static double[] sequence(TensorBackend backend) {
        Samples samples = new Samples(40);
        try (Workspace workspace = new Workspace(backend)) {
            Shape square = Shape.of(65, 65);
            View a = workspace.dense(square, samples.signed(square)).view();
            View b = workspace.dense(square, samples.signed(square)).view();
            Buffer result = workspace.stale(Arrangement.DENSE, square);
            View c = result.view();
            View row = workspace.stale(Arrangement.DENSE, Shape.of(1, 65)).view();
            backend.gemm(false, true, 0.25, a, b, 0, c);
            backend.gemm(true, false, 0.25, b, a, 1, c);
            for (UnaryOp op : new UnaryOp[] {UnaryOp.TANH, UnaryOp.EXP, UnaryOp.SOFTPLUS}) {
                backend.unary(op, c, c);
            }
            backend.reduce(ReduceOp.SUM, c, row);
            backend.binary(BinaryOp.DIVIDE, c, row.repeat(0, 65), c);
            backend.copy(c.transpose(0, 1), a);
            backend.fill(b, 0.5);
            backend.gemm(false, false, 1, a, b, -1, c);
            return result.now();
        }
    }

    private static void threads(Context context) throws Exception {
        TensorBackend backend = context.backend();
        double[] first = sequence(backend);
        for (int i = 0; i < RUNS; i++) {
            FutureTask<double[]> task = new FutureTask<>(() -> sequence(backend));
            Requirement requirement =
                    context.require(
                            "a backend may be handed from thread to thread",
                            "a sequence of all primitives on thread " + i + " after another",
                            "state that belongs to a thread: a current device, thread-local scratch");
            Thread thread = new Thread(task, "contract-" + i);
            thread.start();
            thread.join();
            same(requirement, first, task.get());
        }
    }

    private static void kernel(Context context, String kernel) {
        KernelCase kernelCase = KernelCases.typical(context.reference(), kernel);
        TensorBackend backend = context.backend();
        double[][] first = KernelRun.plainly(backend, backend.kernels(), kernelCase);
        Requirement requirement =
                context.require(
                        kernel + ": the same call gives the same bits",
                        kernelCase.toString(),
                        "scratch that keeps something from call to call; the order of summation");
        for (int i = 1; i < RUNS; i++) {
            same(requirement, first, KernelRun.plainly(backend, backend.kernels(), kernelCase));
        }
        TensorBackend other = context.open();
        same(requirement, first, KernelRun.plainly(other, other.kernels(), kernelCase));
    }

    private static void same(Requirement requirement, double[][] expected, double[][] actual) {
        same(requirement, flat(expected), flat(actual));
    }

    private static double[] flat(double[][] results) {
        return Arrays.stream(results).flatMapToDouble(Arrays::stream).toArray();
    }
}
