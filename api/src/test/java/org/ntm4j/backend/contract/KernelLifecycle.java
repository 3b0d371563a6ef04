package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.List;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.backend.contract.KernelCase.Argument;

/** Fused kernels on storages that are no more, or never were of this backend. */
final class KernelLifecycle {
    static final String TOPIC = "lifecycle of fused kernels";

    private KernelLifecycle() {}

    static List<ContractCheck> checks() {
        List<ContractCheck> checks = new ArrayList<>();
        for (String kernel : KernelValues.kernels()) {
            checks.add(
                    new ContractCheck(
                            TOPIC, kernel + " after close", context -> closed(context, kernel)));
            checks.add(
                    new ContractCheck(
                            TOPIC,
                            kernel + " with released and foreign storages",
                            context -> badStorages(context, kernel)));
        }
        return checks;
    }

    private static void closed(Context context, String kernel) {
        KernelCase kernelCase = KernelCases.typical(context.reference(), kernel);
        TensorBackend backend = context.open();
        FusedKernels kernels = backend.kernels();
        View[] views = views(new Workspace(backend), kernelCase);
        backend.close();
        context.require(
                        "a backend is not used after close",
                        kernelCase + " after close",
                        "kernels that were taken before close must find that it is closed")
                .isRefusedWith(
                        IllegalStateException.class, () -> kernelCase.call().on(kernels, views));
    }

    private static View[] views(Workspace workspace, KernelCase kernelCase) {
        return KernelRun.views(KernelRun.buffers(workspace, kernelCase));
    }

    private static void badStorages(Context context, String kernel) {
        KernelCase kernelCase = KernelCases.typical(context.reference(), kernel);
        TensorBackend backend = context.open();
        TensorBackend other = context.open();
        for (int i = 0; i < kernelCase.arguments().size(); i++) {
            Argument argument = kernelCase.arguments().get(i);
            String operation = kernelCase + " with such a storage as " + argument.name();
            View[] views = views(new Workspace(backend), kernelCase);
            backend.release(views[i].storage());
            context.require(
                            "a storage is not used after its release",
                            operation,
                            "look every storage up, outputs as well")
                    .isRefusedWith(
                            IllegalStateException.class,
                            () -> kernelCase.call().on(backend.kernels(), views));
            views[i] = views(new Workspace(other), kernelCase)[i];
            context.require(
                            "a storage of another backend is refused",
                            operation,
                            "look every storage up, outputs as well")
                    .isRefusedWith(
                            IllegalArgumentException.class,
                            () -> kernelCase.call().on(backend.kernels(), views));
        }
    }
}
