package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.contract.KernelCase.Argument;
import org.ntm4j.backend.contract.KernelCase.Role;

/** Calls a kernel on buffers of its own. */
final class KernelRun {
    private KernelRun() {}

    /** What all arguments are after the call; nothing is checked. */
    static double[][] plainly(TensorBackend backend, FusedKernels kernels, KernelCase kernelCase) {
        try (Workspace workspace = new Workspace(backend)) {
            List<Buffer> buffers = buffers(workspace, kernelCase);
            kernelCase.call().on(kernels, views(buffers));
            return now(buffers);
        }
    }

    /** As {@link #plainly} on a reference backend, in single precision. */
    static double[][] rounded(TensorBackend reference, KernelCase kernelCase) {
        double[][] results = plainly(reference, reference.kernels(), kernelCase);
        for (int i = 0; i < results.length; i++) {
            results[i] = Rounding.round(Precision.FLOAT32, results[i]);
        }
        return results;
    }

    /** As {@link #plainly}, and checks that nothing changed but what may. */
    static double[][] checked(
            Context context, TensorBackend backend, FusedKernels kernels, KernelCase kernelCase) {
        String name = kernelCase.kernel();
        try (Workspace workspace = new Workspace(backend)) {
            List<Buffer> buffers = buffers(workspace, kernelCase);
            Requirement leak =
                    context.require(
                            name + ": gives its temporaries back",
                            kernelCase.toString(),
                            "release what a kernel allocates; scratch that is kept does not count as live");
            long live = backend.liveElements();
            kernelCase.call().on(kernels, views(buffers));
            long after = backend.liveElements();
            leak.that(
                    after == live,
                    "liveElements() was " + live + " before the call and is " + after);
            untouched(context, kernelCase, buffers);
            return now(buffers);
        }
    }

    private static void untouched(Context context, KernelCase kernelCase, List<Buffer> buffers) {
        String name = kernelCase.kernel();
        Requirement inputs =
                context.require(
                        name + ": inputs are not modified",
                        kernelCase.toString(),
                        "whether an input serves as scratch");
        Requirement outside =
                context.require(
                        name + ": only what is documented is written",
                        kernelCase.toString(),
                        "loop bounds, and offsets of views that don't begin at 0");
        for (int i = 0; i < buffers.size(); i++) {
            Argument argument = kernelCase.arguments().get(i);
            if (argument.role() == Role.READ) {
                buffers.get(i).requireUntouched(inputs, argument.name());
            } else {
                buffers.get(i).requireOutsideUntouched(outside, argument.name());
            }
        }
    }

    static List<Buffer> buffers(Workspace workspace, KernelCase kernelCase) {
        List<Buffer> buffers = new ArrayList<>();
        for (Argument argument : kernelCase.arguments()) {
            buffers.add(workspace.dense(argument.shape(), argument.values()));
        }
        return buffers;
    }

    static View[] views(List<Buffer> buffers) {
        return buffers.stream().map(Buffer::view).toArray(View[]::new);
    }

    private static double[][] now(List<Buffer> buffers) {
        return buffers.stream().map(Buffer::now).toArray(double[][]::new);
    }
}
