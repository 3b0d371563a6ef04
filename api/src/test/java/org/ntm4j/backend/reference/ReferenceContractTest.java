package org.ntm4j.backend.reference;

import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.BackendContract;

class ReferenceContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new ReferenceBackendProvider();
    }
}
