package org.ntm4j.backend.contract.broken;

import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.ComposedKernels;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.contract.BackendContract;

/** A backend without a kernel of its own keeps the contract by {@link ComposedKernels}. */
class PrimitivesOnlyContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new WrappingProvider(PrimitivesOnly::new);
    }

    private static final class PrimitivesOnly extends DelegatingBackend {
        private final FusedKernels kernels = new ComposedKernels(this);

        PrimitivesOnly(TensorBackend backend) {
            super(backend);
        }

        @Override
        public FusedKernels kernels() {
            super.kernels();
            return kernels;
        }
    }
}
